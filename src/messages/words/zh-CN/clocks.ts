import type { clocks as english } from '../en/clocks.js';

/** Verb phrases, since they stand after a limit: 周五 17:00 前答复客户. */
export const clocks: typeof english = {
  incident: {
    taken: '接手处理',
    taken_routine: '接手处理',
    settled: '处理完毕',
  },
  complaint: {
    answer: '答复客户',
    solve: '解决投诉',
    decide_cn: '告知客户处理决定',
    summary_uk: '发出简要处理函',
    final_uk: '发出最终答复',
    acknowledge_bh: '确认收到投诉',
    final_bh: '给出最终答复',
  },
  referral: { taken: '接手客户', contacted: '联系客户' },
  action: { due: '完成整改' },
};
