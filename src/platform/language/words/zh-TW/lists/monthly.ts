import type { monthly as english } from '../../en/lists/monthly.js';

export const monthly: typeof english = {
  name: '每月例行工作',
  groups: {
    people: { name: '人員', items: { scores: '同仁評分已完成', published: '結果及理由已公布' } },
    review: {
      name: '本月回顧',
      items: {
        findings: '本月缺失已檢討',
        complaints: '本月客訴已檢討',
        circulars: '規定、函令落實情形已核對',
        cases: '案例庫已更新',
      },
    },
    ahead: {
      name: '下月',
      items: { sales: '與行銷部門協調會已召開', plan: '下月工作已安排', training: '下月教育訓練已安排' },
    },
    report: { name: '月報', items: { report: '月報已完成', points: '需負責人知悉的事項' } },
  },
};
