import type { drill as english } from '../../en/kinds/drill.js';
import { incident } from './incident.js';

export const drill: typeof english = {
  name: '演练',
  many: '演练',
  about: '应急演练，不计入突发事件',
  example: '#火灾 12 全员从后门疏散',
  summary: '演练什么内容？',
  fields: {
    type: { label: '类型', options: incident.fields.type.options },
    took_part: { label: '参加人数' },
    minutes: { label: '用时（分钟）' },
    went: { label: '演练情况' },
    measures: { label: '整改措施', hint: '每行生成一项整改，行内可写@姓名和日期。' },
    reason: { label: '理由' },
  },
  statuses: { running: '演练中', over: '已结束' },
  moves: {
    end: { label: '结束演练', did: '已结束演练' },
    reopen: { label: '继续演练', did: '已转为继续演练' },
  },
};
