import type { sixS as english } from '../../en/lists/six_s.js';

export const sixS: typeof english = {
  name: '6S檢查',
  groups: {
    desks: {
      name: '桌面與櫃檯',
      items: {
        sort: '只留必要物品，無私人雜物',
        order: '物品定位擺放、標示清楚',
        shine: '表面、背面、底部均清潔',
      },
    },
    storage: {
      name: '櫃子與庫房',
      items: { shelves: '分類標示清楚，無過期物品', standard: '各櫃檯擺放一致' },
    },
    safety: { name: '安全', items: { cables: '線材綑紮整齊，未橫越通道', ways: '出口、配電箱前無堆放' } },
    sustain: { name: '維持', items: { last_time: '上次缺失未再發生', remark: '檢查說明', pictures: '照片' } },
  },
};
