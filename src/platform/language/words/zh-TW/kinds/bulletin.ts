import type { bulletin as english } from '../../en/kinds/bulletin.js';

export const bulletin: typeof english = {
  name: '通知',
  many: '通知',
  about: '全體同仁必讀的通知',
  example: '#重要 週一起實施新收費標準，請撤下舊摺頁',
  summary: '要通知大家什麼？',
  fields: {
    until: { label: '有效至', hint: '最後有效的一天，未填為30天。' },
    important: { label: '重要', hint: '立即逐一通知，催讀也較早。' },
    reason: { label: '理由' },
  },
  statuses: { posted: '待閱讀', read: '全員已讀', ended: '已結束' },
  moves: {
    end: { label: '結束通知', did: '結束了通知' },
    reopen: { label: '重新發布', did: '已重新發布' },
  },
};
