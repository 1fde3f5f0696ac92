import type { praise as english } from '../../en/kinds/praise.js';

export const praise: typeof english = {
  name: '表扬',
  many: '表扬',
  about: '同事做得好，记上一笔',
  example: '#客户 @姓名 耐心教老人用手机银行',
  summary: '好在哪里？',
  fields: {
    who: { label: '表扬谁' },
    from: {
      label: '来自',
      options: { customer: '客户', colleague: '同事', superior: '领导', comment_book: '意见簿' },
    },
    customer: { label: '客户' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登记', struck: '已作废' },
  moves: {
    strike: { label: '作废', did: '已作废' },
    restore: { label: '恢复', did: '已恢复' },
  },
};
