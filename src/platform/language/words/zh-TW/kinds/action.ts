import type { action as english } from '../../en/kinds/action.js';

export const action: typeof english = {
  name: '整改',
  many: '整改事項',
  about: '有缺失需要整改',
  example: '@姓名 明天 大廳的時鐘要換電池',
  summary: '需要整改什麼？',
  fields: {
    due: { label: '整改期限' },
    device: { label: '設備' },
    source: { label: '缺失來源' },
    photos: { label: '照片' },
    proof: { label: '整改情形' },
    proof_photos: { label: '整改後照片' },
    reason: { label: '理由' },
  },
  statuses: { open: '待整改', done: '待複核', checked: '已複核', dropped: '已取消' },
  moves: {
    finish: { label: '整改完成', did: '已完成整改' },
    approve: { label: '複核通過', did: '複核通過' },
    send_back: { label: '退回', did: '已退回整改' },
    drop: { label: '取消', did: '已取消' },
    reopen: { label: '重新整改', did: '已改為重新整改' },
  },
};
