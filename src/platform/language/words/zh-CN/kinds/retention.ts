import type { retention as english } from '../../en/kinds/retention.js';

export const retention: typeof english = {
  name: '客户挽留',
  many: '客户挽留',
  about: '客户要销户、销卡或转走大额资金',
  example: '#资金转出 #他行优惠 @姓名 想把30万转到他行',
  summary: '客户想办什么？',
  fields: {
    leaving: {
      label: '流失类型',
      options: {
        account: '销户',
        card: '销卡',
        transfer: '资金转出',
        product: '产品赎回',
        other: '其他',
      },
    },
    amount: { label: '涉及金额' },
    why: {
      label: '客户原因',
      options: {
        rate: '利率收益',
        service: '服务体验',
        distance: '距离较远',
        need: '需求变化',
        family: '家庭原因',
        competitor: '他行优惠',
        other: '其他',
      },
    },
    customer: { label: '客户' },
    contact: { label: '客户联系方式' },
    offer: { label: '挽留方案' },
    lost_why: { label: '流失原因' },
    went_to: { label: '客户去向' },
    reason: { label: '理由' },
  },
  statuses: { open: '待接手', talking: '挽留中', kept: '挽留成功', lost: '已流失' },
  moves: {
    take: { label: '接手', did: '已接手' },
    keep: { label: '挽留成功', did: '已成功挽留客户' },
    lose: { label: '客户流失', did: '登记为客户流失' },
    reopen: { label: '重新挽留', did: '已转为重新挽留' },
  },
};
