import type { praise as english } from '../../en/kinds/praise.js';

export const praise: typeof english = {
  name: '表揚',
  many: '表揚',
  about: '同仁表現好，記上一筆',
  example: '#客戶 @姓名 耐心教長輩用行動銀行',
  summary: '好在哪裡？',
  fields: {
    who: { label: '表揚誰' },
    from: {
      label: '來自',
      options: { customer: '客戶', colleague: '同仁', superior: '主管', comment_book: '意見簿' },
    },
    customer: { label: '客戶' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登錄', struck: '已作廢' },
  moves: {
    strike: { label: '作廢', did: '已作廢' },
    restore: { label: '恢復', did: '已恢復' },
  },
};
