import type { appointment as english } from '../../en/kinds/appointment.js';

export const appointment: typeof english = {
  name: '预约',
  many: '预约',
  about: '客户预约或有人来访',
  example: '#客户预约 明天 14:30 @姓名 办理对公开户',
  summary: '谁来？办什么事？',
  fields: {
    at: { label: '时间' },
    what: {
      label: '类型',
      options: {
        appointment: '客户预约',
        visitor: '来访',
        inspection: '检查',
        delivery: '送货',
        interview: '面谈',
      },
    },
    visitor: { label: '来访人' },
    contact: { label: '联系方式' },
    reason: { label: '理由' },
  },
  statuses: {
    expected: '待到访',
    came: '已到访',
    came_late: '迟到',
    not_come: '未到',
    cancelled: '已取消',
  },
  moves: {
    come: { label: '已到访', did: '登记为已到访' },
    come_late: { label: '迟到', did: '登记为迟到' },
    miss: { label: '未到', did: '登记为未到' },
    put_off: { label: '改期', did: '已改期' },
    cancel: { label: '取消预约', did: '已取消预约' },
    reopen: { label: '恢复预约', did: '已恢复预约' },
  },
};
