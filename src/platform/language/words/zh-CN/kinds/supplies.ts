import type { supplies as english } from '../../en/kinds/supplies.js';

export const supplies: typeof english = {
  name: '耗材',
  many: '耗材',
  about: '凭条纸、单据等快用完了',
  example: '#凭条纸 2 只够用到今天',
  summary: '还有什么要说明？',
  fields: {
    item: { label: '物品' },
    left: { label: '剩余数量' },
    area: { label: '所在区域' },
    ordered: { label: '申领数量' },
    order_no: { label: '申领单号' },
    expected: { label: '预计到货' },
    reason: { label: '理由' },
  },
  statuses: { low: '库存不足', ordered: '已申领', arrived: '已到货', not_needed: '无需补充' },
  moves: {
    order: { label: '已申领', did: '已申领' },
    arrive: { label: '已到货', did: '登记为已到货' },
    drop: { label: '无需补充', did: '登记为无需补充' },
    reopen: { label: '重新处理', did: '已转为重新处理' },
  },
};
