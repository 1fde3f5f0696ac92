import type { bulletin as english } from '../../en/kinds/bulletin.js';

export const bulletin: typeof english = {
  name: '通知',
  many: '通知',
  about: '全员必读的通知',
  example: '#重要 周一起执行新收费标准，请撤下旧折页',
  summary: '要通知大家什么？',
  fields: {
    until: { label: '有效期至', hint: '最后有效的一天，不填为30天。' },
    important: { label: '重要', hint: '马上逐人提醒，催读也更早。' },
    reason: { label: '理由' },
  },
  statuses: { posted: '待阅读', read: '全员已读', ended: '已结束' },
  moves: {
    end: { label: '结束通知', did: '结束了通知' },
    reopen: { label: '重新发布', did: '已重新发布' },
  },
};
