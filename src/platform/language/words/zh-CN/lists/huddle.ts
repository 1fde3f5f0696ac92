import type { huddle as english } from '../../en/lists/huddle.js';

export const huddle: typeof english = {
  name: '晨会',
  groups: {
    told: {
      name: '晨会内容',
      items: { figures: '昨日数据已通报', point: '通知、产品或培训要点已宣讲', goals: '今日目标已明确' },
    },
    minutes: {
      name: '会议记录',
      items: { attendance: '到会人数', case: '讨论的服务案例', minutes: '其他要点' },
    },
  },
};
