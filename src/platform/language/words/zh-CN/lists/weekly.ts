import type { weekly as english } from '../../en/lists/weekly.js';

export const weekly: typeof english = {
  name: '每周例行工作',
  groups: {
    review: {
      name: '本周回顾',
      items: {
        meeting: '周例会已召开',
        findings: '本周巡视问题已复盘',
        workload: '本周业务量已统计',
        new_staff: '与新员工谈话',
      },
    },
    stock: {
      name: '清点',
      items: {
        papers: '重要凭证、单据已清点',
        files: '档案资料齐全有序',
        supplies: '耗材已清点，不足已申领',
      },
    },
    ahead: {
      name: '下周',
      items: { plan: '下周工作已安排', report: '周报已完成', points: '需负责人知晓的事项' },
    },
  },
};
