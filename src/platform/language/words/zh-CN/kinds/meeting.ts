import type { meeting as english } from '../../en/kinds/meeting.js';

export const meeting: typeof english = {
  name: '会议',
  many: '会议',
  about: '会议纪要和决定事项',
  example: '#晨会 今天起午间加开一个弹性窗口',
  summary: '会上说了什么？',
  fields: {
    type: {
      label: '类型',
      options: {
        huddle: '晨会',
        weekly: '周会',
        monthly: '月会',
        coordination: '协调会',
        other: '其他',
      },
    },
    held: { label: '开会时间' },
    present: { label: '参会人员' },
    decisions: { label: '决定事项', hint: '每行生成一项整改，行内可写@姓名和日期。' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登记', struck: '已作废' },
  moves: {
    strike: { label: '作废', did: '已作废' },
    restore: { label: '恢复', did: '已恢复' },
  },
};
