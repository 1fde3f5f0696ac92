import type { lesson as english } from '../../en/kinds/case.js';

export const lesson: typeof english = {
  name: '案例',
  many: '案例',
  about: '值得大家借鏡的做法與教訓',
  example: '#防詐 客戶邊講電話邊轉帳，先問清楚對方是誰',
  summary: '有什麼值得借鏡？',
  fields: {
    topic: {
      label: '主題',
      options: {
        complaint: '客訴',
        incident: '突發事件',
        fraud: '防詐',
        service: '服務',
        risk: '風險',
        other: '其他',
      },
    },
    reason: { label: '理由' },
  },
  statuses: { noted: '已收錄', struck: '已撤下' },
  moves: {
    strike: { label: '撤下', did: '已從案例庫撤下' },
    restore: { label: '重新收錄', did: '已重新收錄' },
  },
};
