import type { rating as english } from '../../en/kinds/rating.js';

export const rating: typeof english = {
  name: '满意度',
  many: '满意度登记',
  about: '登记评价器或问卷的结果',
  example: '#评价器 182 9 2 有客户嫌等候太久',
  summary: '还有什么要说明？',
  fields: {
    satisfied: { label: '满意' },
    neutral: { label: '一般' },
    dissatisfied: { label: '不满意' },
    source: {
      label: '来源',
      options: { device: '评价器', questionnaire: '问卷', phone: '电话', online: '线上' },
    },
    customer: { label: '客户' },
    contact: { label: '客户联系方式' },
    why: { label: '不满意的原因' },
    measures: { label: '整改措施', hint: '每行生成一项整改，行内可写@姓名和日期。' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登记', struck: '已作废', following: '待回访', followed_up: '已回访' },
  moves: {
    strike: { label: '作废', did: '已作废' },
    restore: { label: '恢复', did: '已恢复' },
    follow_up: { label: '已回访', did: '已回访客户' },
  },
};
