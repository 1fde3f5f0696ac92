import type { drill as english } from '../../en/kinds/drill.js';
import { incident } from './incident.js';

export const drill: typeof english = {
  name: '演練',
  many: '演練',
  about: '緊急應變演練，不計入突發事件',
  example: '#火災 12 全員從後門疏散',
  summary: '演練什麼內容？',
  fields: {
    type: { label: '類型', options: incident.fields.type.options },
    took_part: { label: '參加人數' },
    minutes: { label: '所需時間（分鐘）' },
    went: { label: '演練情形' },
    measures: { label: '改善措施', hint: '每行建立一件整改，行內可寫@姓名與日期。' },
    reason: { label: '理由' },
  },
  statuses: { running: '演練中', over: '已結束' },
  moves: {
    end: { label: '結束演練', did: '已結束演練' },
    reopen: { label: '繼續演練', did: '已改為繼續演練' },
  },
};
