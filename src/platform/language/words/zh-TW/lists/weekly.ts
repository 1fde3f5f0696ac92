import type { weekly as english } from '../../en/lists/weekly.js';

export const weekly: typeof english = {
  name: '每週例行工作',
  groups: {
    review: {
      name: '本週回顧',
      items: {
        meeting: '週會已召開',
        findings: '本週巡視缺失已檢討',
        workload: '本週業務量已統計',
        new_staff: '與新進同仁面談',
      },
    },
    stock: {
      name: '盤點',
      items: {
        papers: '重要憑證、表單已盤點',
        files: '檔案資料齊全有序',
        supplies: '耗材已盤點，不足已申領',
      },
    },
    ahead: {
      name: '下週',
      items: { plan: '下週工作已安排', report: '週報已完成', points: '需負責人知悉的事項' },
    },
  },
};
