import type { supplies as english } from '../../en/kinds/supplies.js';

export const supplies: typeof english = {
  name: '耗材',
  many: '耗材',
  about: '明細表紙、表單等快用完了',
  example: '#明細表紙 2 只夠用到今天',
  summary: '還有什麼要補充？',
  fields: {
    item: { label: '品項' },
    left: { label: '剩餘數量' },
    area: { label: '所在區域' },
    ordered: { label: '請領數量' },
    order_no: { label: '請領單號' },
    expected: { label: '預計到貨' },
    reason: { label: '理由' },
  },
  statuses: { low: '庫存不足', ordered: '已請領', arrived: '已到貨', not_needed: '不需補充' },
  moves: {
    order: { label: '已請領', did: '已請領' },
    arrive: { label: '已到貨', did: '登錄為已到貨' },
    drop: { label: '不需補充', did: '登錄為不需補充' },
    reopen: { label: '重新處理', did: '已改為重新處理' },
  },
};
