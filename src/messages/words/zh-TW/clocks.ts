import type { clocks as english } from '../en/clocks.js';

/** Verb phrases, since they stand after a limit: 週五 17:00 前回覆客戶. */
export const clocks: typeof english = {
  incident: {
    taken: '接手處理',
    taken_routine: '接手處理',
    settled: '處理完畢',
  },
  complaint: {
    answer: '回覆客戶',
    solve: '解決客訴',
    decide_cn: '告知客戶處理決定',
    summary_uk: '寄發簡要處理函',
    final_uk: '寄發最終答覆',
    acknowledge_bh: '確認收到客訴',
    final_bh: '提出最終答覆',
  },
  referral: { taken: '接手客戶', contacted: '聯絡客戶' },
  action: { due: '完成整改' },
};
