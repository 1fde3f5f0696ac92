import type { sale as english } from '../../en/kinds/sale.js';

export const sale: typeof english = {
  name: '現場行銷',
  many: '現場行銷',
  about: '廳堂成交，或有潛在客戶要接洽',
  example: '2筆 #定期定額 已告知風險',
  summary: '成交了什麼？客戶還對什麼有興趣？',
  fields: {
    product: { label: '商品' },
    count: { label: '件數' },
    amount: { label: '金額' },
    risk_told: { label: '已告知風險' },
    lead: { label: '潛在客戶待接洽' },
    rm: { label: '理財經理' },
    customer: { label: '客戶' },
    contact: { label: '客戶聯絡方式' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登錄', struck: '已作廢', passed: '待簽收', received: '已簽收' },
  moves: {
    strike: { label: '作廢', did: '已作廢' },
    restore: { label: '恢復', did: '已恢復' },
    receive: { label: '簽收', did: '已簽收' },
  },
};
