import type { selfInspection as english } from '../../en/lists/self_inspection.js';

export const selfInspection: typeof english = {
  name: '自行查核',
  groups: {
    followed_up: {
      name: '缺失追蹤',
      items: {
        findings: '前次缺失已確實改善',
        complaints: '近期客訴原因已排除',
        circulars: '新規定、函令已宣達落實',
      },
    },
    service: {
      name: '服務',
      items: {
        bearing: '服裝、儀態、問候得宜',
        guidance: '客戶有引導，等候有說明',
        care: '特殊客戶優先辦理、有人協助',
        information: '揭示、文宣、公告均為最新',
      },
    },
    risk: {
      name: '風險',
      items: {
        privacy: '客戶資料未外露，離座鎖定螢幕',
        registers: '登記簿、日誌完整',
        safety: '通道、警報、監視器已檢查',
      },
    },
    result: { name: '結果', items: { summary: '查核發現', pictures: '照片' } },
  },
};
