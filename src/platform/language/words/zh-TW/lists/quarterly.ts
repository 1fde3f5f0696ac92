import type { quarterly as english } from '../../en/lists/quarterly.js';

export const quarterly: typeof english = {
  name: '每季高風險檢查',
  groups: {
    points: {
      name: '高風險環節',
      items: {
        settlement: '各櫃每日日清日結',
        passwords: '密碼無借用、共用',
        acting: '無同仁代客戶辦理',
        cash: '現金雙人經管，庫存未超限',
        leavers: '離職、調職人員已交接，權限已收回',
      },
    },
    result: { name: '結果', items: { samples: '抽查筆數', summary: '查核發現' } },
    report: { name: '報告', items: { actions: '每項缺失有負責人與期限', report: '報告已陳報負責人' } },
  },
};
