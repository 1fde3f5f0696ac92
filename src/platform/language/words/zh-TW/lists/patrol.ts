import type { morningPatrol as english } from '../../en/lists/patrol.js';

const patrol: Pick<typeof english, 'groups'> = {
  groups: {
    hall: {
      name: '廳堂',
      items: {
        environment: '地面、座椅、門口整潔暢通',
        information: '公告牌、螢幕、文宣正確整齊',
        queue: '排隊有序，等候時間已向客戶說明',
        posts: '各崗位有人值守',
        behaviour: '無可疑人士，自助機無異物，客戶無受騙跡象',
      },
    },
    machines: {
      name: '機具與排隊',
      items: {
        devices: '機具運作正常',
        consumables: '明細表紙、色帶、表單充足',
        cash: '自助機現鈔',
        waiting: '等候人數',
        longest: '最長等候，分鐘',
      },
      options: { cash: '充足 | 偏低 | 已空' },
    },
  },
};

export const morningPatrol: typeof english = { name: '上午巡視', ...patrol };
export const afternoonPatrol: typeof english = { name: '下午巡視', ...patrol };
