import type { huddle as english } from '../../en/lists/huddle.js';

export const huddle: typeof english = {
  name: '晨會',
  groups: {
    told: {
      name: '晨會內容',
      items: { figures: '昨日數據已報告', point: '通知、商品或教育訓練重點已宣導', goals: '今日目標已確認' },
    },
    minutes: {
      name: '會議紀錄',
      items: { attendance: '出席人數', case: '討論的服務案例', minutes: '其他重點' },
    },
  },
};
