import type { sixS as english } from '../../en/lists/six_s.js';

export const sixS: typeof english = {
  name: '6S检查',
  groups: {
    desks: {
      name: '桌面和柜台',
      items: {
        sort: '只留必需物品，无私人杂物',
        order: '物品定位摆放、标识清楚',
        shine: '表面、背面、底部均清洁',
      },
    },
    storage: {
      name: '柜子和库房',
      items: { shelves: '分类标识清楚，无过期物品', standard: '各柜台摆放统一' },
    },
    safety: { name: '安全', items: { cables: '线缆捆扎整齐，不横穿通道', ways: '出口、配电箱前无堆放' } },
    sustain: { name: '保持', items: { last_time: '上次问题未再出现', remark: '检查说明', pictures: '照片' } },
  },
};
