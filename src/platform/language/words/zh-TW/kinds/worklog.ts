import type { worklog as english } from '../../en/kinds/worklog.js';

export const worklog: typeof english = {
  name: '日誌心得',
  many: '日誌心得',
  about: '工作日誌裡的問題、檢討與建議',
  example: 'ATM2整個上午停機，兩位客戶離開',
  summary: '今天有什麼要寫的？',
  fields: {
    day: { label: '日期' },
    problems: { label: '遇到的問題', hint: '發生了什麼問題，如何處理。' },
    reflection: { label: '檢討心得', hint: '有什麼心得，下次如何做得更好。' },
    suggestions: { label: '建議事項', hint: '希望網點或總行改善什麼。' },
    reason: { label: '理由' },
  },
  statuses: { written: '未呈送', filed: '待主管核閱', read: '已核閱' },
  moves: {
    file: { label: '呈送主管', did: '已呈送網點負責人' },
    take_back: { label: '撤回修改', did: '已撤回修改' },
    read: { label: '核閱', did: '已核閱' },
    reopen: { label: '改為未閱', did: '已改為未閱' },
  },
};
