import type { lesson as english } from '../../en/kinds/case.js';

export const lesson: typeof english = {
  name: '案例',
  many: '案例',
  about: '值得大家借鉴的做法和教训',
  example: '#反诈 客户边接电话边转账，先问清对方是谁',
  summary: '有什么值得借鉴？',
  fields: {
    topic: {
      label: '主题',
      options: {
        complaint: '投诉',
        incident: '突发事件',
        fraud: '反诈',
        service: '服务',
        risk: '风险',
        other: '其他',
      },
    },
    reason: { label: '理由' },
  },
  statuses: { noted: '已收录', struck: '已撤下' },
  moves: {
    strike: { label: '撤下', did: '已从案例库撤下' },
    restore: { label: '重新收录', did: '已重新收录' },
  },
};
