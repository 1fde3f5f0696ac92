import type { worklog as english } from '../../en/kinds/worklog.js';

export const worklog: typeof english = {
  name: '日志手记',
  many: '日志手记',
  about: '工作日志里的问题、反思和建议',
  example: 'ATM2整个上午停机，两位客户离开',
  summary: '今天有什么要写的？',
  fields: {
    day: { label: '日期' },
    problems: { label: '存在问题', hint: '出了什么问题，怎么处理的。' },
    reflection: { label: '工作反思', hint: '有什么体会，下次怎样做得更好。' },
    suggestions: { label: '意见建议', hint: '希望网点或管理部门改进什么。' },
    reason: { label: '理由' },
  },
  statuses: { written: '未提交', filed: '待负责人阅', read: '已阅' },
  moves: {
    file: { label: '提交负责人', did: '已提交网点负责人' },
    take_back: { label: '撤回修改', did: '已撤回修改' },
    read: { label: '已阅', did: '已阅' },
    reopen: { label: '改为未阅', did: '已改为未阅' },
  },
};
