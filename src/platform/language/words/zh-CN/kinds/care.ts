import type { care as english } from '../../en/kinds/care.js';

export const care: typeof english = {
  name: '客户关怀',
  many: '客户关怀',
  about: '特殊客户服务、上门服务、堵截诈骗',
  example: '#老年客户 坐轮椅来办存折，已优先办理',
  summary: '做了什么，或需要做什么？',
  fields: {
    type: {
      label: '类型',
      options: {
        elderly: '老年客户',
        disabled: '残障客户',
        pregnant: '孕妇',
        illness: '伤病客户',
        child: '带小孩客户',
        home_visit: '上门服务',
        fraud_stopped: '堵截诈骗',
        other: '其他',
      },
    },
    fast_lane: { label: '走绿色通道' },
    customer: { label: '客户' },
    contact: { label: '客户联系方式' },
    visit: { label: '上门日期' },
    protected: { label: '堵截金额' },
    told: {
      label: '已告知',
      options: { family: '家属', police: '公安', head_office: '上级行', other_bank: '他行' },
    },
    did: { label: '服务情况' },
    heard: { label: '回访情况' },
    reason: { label: '理由' },
  },
  statuses: {
    noted: '已登记',
    struck: '已作废',
    visit_due: '待上门',
    visited: '已上门',
    call_due: '待回访',
    called: '已回访',
  },
  moves: {
    strike: { label: '作废', did: '已作废' },
    restore: { label: '恢复', did: '已恢复' },
    visit: { label: '已上门', did: '已上门服务' },
    call: { label: '已回访', did: '已电话回访客户' },
  },
};
