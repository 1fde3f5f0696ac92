import type { monthly as english } from '../../en/lists/monthly.js';

export const monthly: typeof english = {
  name: '每月例行工作',
  groups: {
    people: { name: '人员', items: { scores: '员工评分已完成', published: '结果及理由已公布' } },
    review: {
      name: '本月回顾',
      items: {
        findings: '本月问题已复盘',
        complaints: '本月投诉已复盘',
        circulars: '制度、通知落实情况已核对',
        cases: '案例库已更新',
      },
    },
    ahead: {
      name: '下月',
      items: { sales: '与营销部门协调会已召开', plan: '下月工作已安排', training: '下月培训已安排' },
    },
    report: { name: '月报', items: { report: '月报已完成', points: '需负责人知晓的事项' } },
  },
};
