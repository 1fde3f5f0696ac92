import type { flow as english } from '../../en/kinds/flow.js';

export const flow: typeof english = {
  name: '客流',
  many: '客流登记',
  about: '多少人在等，最久等了几分钟',
  example: '18 35 #中午 只开了两个窗口',
  summary: '还有什么要说明？',
  fields: {
    waiting: { label: '等候人数' },
    longest: { label: '最长等候（分钟）' },
    part: {
      label: '时段',
      options: {
        opening: '开门时',
        morning: '上午',
        midday: '中午',
        afternoon: '下午',
        closing: '关门前',
        day: '全天',
      },
    },
    tickets: { label: '取号数' },
    left: { label: '弃号数' },
    average: { label: '平均等候（分钟）' },
    self_service: { label: '自助业务笔数' },
    counter: { label: '柜面业务笔数' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登记', struck: '已作废' },
  moves: {
    strike: { label: '作废', did: '已作废' },
    restore: { label: '恢复', did: '已恢复' },
  },
};
