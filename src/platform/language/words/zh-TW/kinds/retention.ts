import type { retention as english } from '../../en/kinds/retention.js';

export const retention: typeof english = {
  name: '客戶挽留',
  many: '客戶挽留',
  about: '客戶要結清帳戶、停卡或轉走大額資金',
  example: '#資金轉出 #同業優惠 @姓名 想把300萬轉到他行',
  summary: '客戶想辦什麼？',
  fields: {
    leaving: {
      label: '流失類型',
      options: {
        account: '結清帳戶',
        card: '停卡',
        transfer: '資金轉出',
        product: '商品贖回',
        other: '其他',
      },
    },
    amount: { label: '金額' },
    why: {
      label: '客戶原因',
      options: {
        rate: '利率報酬',
        service: '服務品質',
        distance: '距離較遠',
        need: '需求改變',
        family: '家庭因素',
        competitor: '同業優惠',
        other: '其他',
      },
    },
    customer: { label: '客戶' },
    contact: { label: '客戶聯絡方式' },
    offer: { label: '挽留方案' },
    lost_why: { label: '流失原因' },
    went_to: { label: '客戶去向' },
    reason: { label: '理由' },
  },
  statuses: { open: '待接手', talking: '挽留中', kept: '挽留成功', lost: '已流失' },
  moves: {
    take: { label: '接手', did: '已接手' },
    keep: { label: '挽留成功', did: '已成功挽留客戶' },
    lose: { label: '客戶流失', did: '登錄為客戶流失' },
    reopen: { label: '重新挽留', did: '已改為重新挽留' },
  },
};
