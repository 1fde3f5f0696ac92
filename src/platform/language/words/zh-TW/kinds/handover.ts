import type { handover as english } from '../../en/kinds/handover.js';

export const handover: typeof english = {
  name: '交接',
  many: '交接',
  about: '下一班一定要知道的事',
  example: '#午班 @姓名 ATM廠商下午2點到，請接待',
  summary: '下一班需要知道什麼？',
  fields: {
    to: { label: '接班人' },
    shift: {
      label: '接班班別',
      options: { morning: '早班', midday: '午班', evening: '晚班', next_day: '隔日' },
    },
    points: { label: '未結事項', hint: '每行建立一件整改，行內可寫@姓名與日期。' },
    unclear: { label: '不清楚的地方' },
    answer: { label: '說明' },
    reason: { label: '理由' },
  },
  statuses: { given: '待接班', accepted: '已接班', returned: '已退回' },
  moves: {
    accept: { label: '確認接班', did: '已確認接班' },
    return: { label: '退回', did: '已退回' },
    give_again: { label: '說明後再交', did: '補充說明後再次交接' },
    reopen: { label: '重新交接', did: '已改為重新交接' },
  },
};
