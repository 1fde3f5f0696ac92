import type { appointment as english } from '../../en/kinds/appointment.js';

export const appointment: typeof english = {
  name: '預約',
  many: '預約',
  about: '客戶預約或有訪客',
  example: '#客戶預約 明天 14:30 @姓名 辦理公司戶開戶',
  summary: '誰要來？辦什麼事？',
  fields: {
    at: { label: '時間' },
    what: {
      label: '類型',
      options: {
        appointment: '客戶預約',
        visitor: '訪客',
        inspection: '查核',
        delivery: '送貨',
        interview: '面談',
      },
    },
    visitor: { label: '來訪者' },
    contact: { label: '聯絡方式' },
    reason: { label: '理由' },
  },
  statuses: {
    expected: '待到訪',
    came: '已到訪',
    came_late: '遲到',
    not_come: '未到',
    cancelled: '已取消',
  },
  moves: {
    come: { label: '已到訪', did: '登錄為已到訪' },
    come_late: { label: '遲到', did: '登錄為遲到' },
    miss: { label: '未到', did: '登錄為未到' },
    put_off: { label: '改期', did: '已改期' },
    cancel: { label: '取消預約', did: '已取消預約' },
    reopen: { label: '恢復預約', did: '已恢復預約' },
  },
};
