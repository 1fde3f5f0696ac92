import type { fault as english } from '../../en/kinds/fault.js';

export const fault: typeof english = {
  name: '设备故障',
  many: '设备故障',
  about: '设备或设施坏了',
  example: '#2号取款机 #暂停服务 吞卡，已放提示牌',
  summary: '哪里坏了，什么现象？',
  fields: {
    device: { label: '设备' },
    area: { label: '区域' },
    state: { label: '当前状态', options: { out: '暂停服务', degraded: '部分可用' } },
    customers_told: { label: '对客户的说明' },
    sent_to: { label: '引导客户到' },
    since: { label: '故障开始时间' },
    photos: { label: '照片' },
    technician: { label: '维修人员' },
    ticket: { label: '报修单号' },
    expected: { label: '预计恢复时间' },
    restored: { label: '恢复时间' },
    repair: { label: '维修情况' },
    tested: { label: '试用是否正常' },
    reason: { label: '理由' },
  },
  statuses: { open: '待报修', called: '维修中', restored: '已恢复' },
  moves: {
    call: { label: '报修', did: '已报修' },
    restore: { label: '已恢复', did: '登记为已恢复' },
    reopen: { label: '重新处理', did: '已转为重新处理' },
  },
};
