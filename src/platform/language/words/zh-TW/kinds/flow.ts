import type { flow as english } from '../../en/kinds/flow.js';

export const flow: typeof english = {
  name: '客流',
  many: '客流登錄',
  about: '多少人在等、最久等幾分鐘',
  example: '18 35 #中午 只開兩個櫃檯',
  summary: '還有什麼要補充？',
  fields: {
    waiting: { label: '等候人數' },
    longest: { label: '最久等候（分鐘）' },
    part: {
      label: '時段',
      options: {
        opening: '開門時',
        morning: '上午',
        midday: '中午',
        afternoon: '下午',
        closing: '關門前',
        day: '全天',
      },
    },
    tickets: { label: '取號數' },
    left: { label: '未辦先離開人數' },
    average: { label: '平均等候（分鐘）' },
    self_service: { label: '自助交易筆數' },
    counter: { label: '臨櫃交易筆數' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登錄', struck: '已作廢' },
  moves: {
    strike: { label: '作廢', did: '已作廢' },
    restore: { label: '恢復', did: '已恢復' },
  },
};
