import type { hallRounds as english } from '../../en/lists/hall_rounds.js';

export const hallRounds: typeof english = {
  name: '廳堂定時巡視',
  groups: {
    hall: {
      name: '廳堂',
      items: {
        order: '環境整潔，通道暢通',
        queue: '排隊有序，客戶有人接待',
        posts: '各崗位有人值守',
        machines: '機具正常，現鈔、明細表紙充足',
        behaviour: '無可疑人士，無詐騙跡象',
        waiting: '等候人數',
        longest: '最長等候，分鐘',
      },
    },
  },
};
