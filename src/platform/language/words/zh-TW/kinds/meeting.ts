import type { meeting as english } from '../../en/kinds/meeting.js';

export const meeting: typeof english = {
  name: '會議',
  many: '會議',
  about: '會議紀錄和決議事項',
  example: '#晨會 今天起中午加開一個櫃檯',
  summary: '會中談了什麼？',
  fields: {
    type: {
      label: '類型',
      options: {
        huddle: '晨會',
        weekly: '週會',
        monthly: '月會',
        coordination: '協調會',
        other: '其他',
      },
    },
    held: { label: '開會時間' },
    present: { label: '出席人員' },
    decisions: { label: '決議事項', hint: '每行建立一件整改，行內可寫@姓名與日期。' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登錄', struck: '已作廢' },
  moves: {
    strike: { label: '作廢', did: '已作廢' },
    restore: { label: '恢復', did: '已恢復' },
  },
};
