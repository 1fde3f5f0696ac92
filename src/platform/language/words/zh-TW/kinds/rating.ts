import type { rating as english } from '../../en/kinds/rating.js';

export const rating: typeof english = {
  name: '滿意度',
  many: '滿意度登錄',
  about: '登錄評分器或問卷的結果',
  example: '#評分器 182 9 2 有客戶覺得等太久',
  summary: '還有什麼要補充？',
  fields: {
    satisfied: { label: '滿意' },
    neutral: { label: '普通' },
    dissatisfied: { label: '不滿意' },
    source: {
      label: '來源',
      options: { device: '評分器', questionnaire: '問卷', phone: '電話', online: '線上' },
    },
    customer: { label: '客戶' },
    contact: { label: '客戶聯絡方式' },
    why: { label: '不滿意的原因' },
    measures: { label: '改善措施', hint: '每行建立一件整改，行內可寫@姓名與日期。' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登錄', struck: '已作廢', following: '待回訪', followed_up: '已回訪' },
  moves: {
    strike: { label: '作廢', did: '已作廢' },
    restore: { label: '恢復', did: '已恢復' },
    follow_up: { label: '已回訪', did: '已回訪客戶' },
  },
};
