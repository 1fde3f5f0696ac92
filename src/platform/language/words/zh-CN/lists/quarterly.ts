import type { quarterly as english } from '../../en/lists/quarterly.js';

export const quarterly: typeof english = {
  name: '季度高风险检查',
  groups: {
    points: {
      name: '高风险环节',
      items: {
        settlement: '各柜每日日清日结',
        passwords: '密码无借用、共用',
        acting: '无员工代客户办理',
        cash: '现金双人经管，库存不超限',
        leavers: '离岗、调岗人员已交接，权限已收回',
      },
    },
    result: { name: '结果', items: { samples: '抽查笔数', summary: '检查发现' } },
    report: { name: '报告', items: { actions: '每项问题有责任人和期限', report: '报告已报负责人' } },
  },
};
