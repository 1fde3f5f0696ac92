import type { action as english } from '../../en/kinds/action.js';

export const action: typeof english = {
  name: '整改',
  many: '整改事项',
  about: '有问题需要整改',
  example: '@姓名 明天 给大厅的时钟换电池',
  summary: '需要整改什么？',
  fields: {
    due: { label: '整改期限' },
    device: { label: '设备' },
    source: { label: '问题来源' },
    photos: { label: '照片' },
    proof: { label: '整改情况' },
    proof_photos: { label: '整改后照片' },
    reason: { label: '理由' },
  },
  statuses: { open: '待整改', done: '待复核', checked: '已复核', dropped: '已取消' },
  moves: {
    finish: { label: '整改完成', did: '已完成整改' },
    approve: { label: '复核通过', did: '复核通过' },
    send_back: { label: '退回', did: '已退回整改' },
    drop: { label: '取消', did: '已取消' },
    reopen: { label: '重新整改', did: '已转为重新整改' },
  },
};
