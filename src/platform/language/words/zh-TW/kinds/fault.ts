import type { fault as english } from '../../en/kinds/fault.js';

export const fault: typeof english = {
  name: '設備故障',
  many: '設備故障',
  about: '設備或設施壞了',
  example: '#2號提款機 #暫停服務 吃卡，已放告示牌',
  summary: '哪裡壞了？什麼狀況？',
  fields: {
    device: { label: '設備' },
    area: { label: '區域' },
    state: { label: '目前狀態', options: { out: '暫停服務', degraded: '部分可用' } },
    customers_told: { label: '如何告知客戶' },
    sent_to: { label: '引導客戶至' },
    since: { label: '故障開始時間' },
    photos: { label: '照片' },
    technician: { label: '維修人員' },
    ticket: { label: '報修單號' },
    expected: { label: '預計恢復時間' },
    restored: { label: '恢復時間' },
    repair: { label: '維修情形' },
    tested: { label: '試用是否正常' },
    reason: { label: '理由' },
  },
  statuses: { open: '待報修', called: '維修中', restored: '已恢復' },
  moves: {
    call: { label: '報修', did: '已報修' },
    restore: { label: '已恢復', did: '登錄為已恢復' },
    reopen: { label: '重新處理', did: '已改為重新處理' },
  },
};
