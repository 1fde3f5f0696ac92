import type { care as english } from '../../en/kinds/care.js';

export const care: typeof english = {
  name: '客戶關懷',
  many: '客戶關懷',
  about: '特殊客戶服務、到府服務、臨櫃阻詐',
  example: '#高齡客戶 坐輪椅來辦存摺，已優先辦理',
  summary: '做了什麼，或需要做什麼？',
  fields: {
    type: {
      label: '類型',
      options: {
        elderly: '高齡客戶',
        disabled: '身障客戶',
        pregnant: '孕婦',
        illness: '傷病客戶',
        child: '帶小孩客戶',
        home_visit: '到府服務',
        fraud_stopped: '阻詐成功',
        other: '其他',
      },
    },
    fast_lane: { label: '優先辦理' },
    customer: { label: '客戶' },
    contact: { label: '客戶聯絡方式' },
    visit: { label: '到府日期' },
    protected: { label: '攔阻金額' },
    told: {
      label: '已通知',
      options: { family: '家屬', police: '警方', head_office: '總行', other_bank: '他行' },
    },
    did: { label: '服務情形' },
    heard: { label: '關懷情形' },
    reason: { label: '理由' },
  },
  statuses: {
    noted: '已登錄',
    struck: '已作廢',
    visit_due: '待到府',
    visited: '已到府',
    call_due: '待致電關懷',
    called: '已致電關懷',
  },
  moves: {
    strike: { label: '作廢', did: '已作廢' },
    restore: { label: '恢復', did: '已恢復' },
    visit: { label: '已到府', did: '已到府服務' },
    call: { label: '已致電', did: '已致電關懷客戶' },
  },
};
