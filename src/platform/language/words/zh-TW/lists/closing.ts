import type { closing as english } from '../../en/lists/closing.js';

export const closing: typeof english = {
  name: '營業後檢查',
  groups: {
    customers: {
      name: '客戶',
      items: { last_customers: '最後一位客戶已辦妥', lost_property: '失物已登記' },
    },
    premises: {
      name: '場所',
      items: {
        devices: '設備依規定關機',
        power: '電源依規定關閉',
        doors: '門窗已鎖妥',
        night_cash: '自助機夜間備鈔',
      },
      options: { night_cash: '充足 | 偏低 | 已空' },
    },
    valuables: {
      name: '重要物品',
      items: {
        vouchers: '重要憑證入庫',
        seals: '印章入櫃上鎖',
        documents: '文件資料入櫃上鎖',
        cash: '現金入庫',
        settlement: '日清日結已簽核',
      },
    },
    records: {
      name: '資料',
      items: { filed: '資料已歸檔', handover: '交接班已填寫', work_log: '工作日誌已送出' },
    },
    leaving: { name: '離場', items: { alarm: '保全已設定' } },
  },
};
