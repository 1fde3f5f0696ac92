import type { hallRounds as english } from '../../en/lists/hall_rounds.js';

export const hallRounds: typeof english = {
  name: '厅堂定时巡视',
  groups: {
    hall: {
      name: '厅堂',
      items: {
        order: '环境整洁，通道畅通',
        queue: '排队有序，客户有人接待',
        posts: '各岗位有人值守',
        machines: '设备正常，现金、凭条纸充足',
        behaviour: '无可疑人员，无诈骗迹象',
        waiting: '等候人数',
        longest: '最长等候，分钟',
      },
    },
  },
};
