import type { handover as english } from '../../en/kinds/handover.js';

export const handover: typeof english = {
  name: '交接',
  many: '交接',
  about: '下一班必须知道的事',
  example: '#午班 @姓名 ATM维修人员下午2点到，请接待',
  summary: '下一班需要知道什么？',
  fields: {
    to: { label: '接班人' },
    shift: {
      label: '接班班次',
      options: { morning: '早班', midday: '午班', evening: '晚班', next_day: '次日' },
    },
    points: { label: '未结事项', hint: '每行生成一项整改，行内可写@姓名和日期。' },
    unclear: { label: '不清楚的地方' },
    answer: { label: '说明' },
    reason: { label: '理由' },
  },
  statuses: { given: '待接班', accepted: '已接班', returned: '已退回' },
  moves: {
    accept: { label: '确认接班', did: '已确认接班' },
    return: { label: '退回', did: '已退回' },
    give_again: { label: '说明后再交', did: '作了说明，再次交接' },
    reopen: { label: '重新交接', did: '已转为重新交接' },
  },
};
