import type { morningPatrol as english } from '../../en/lists/patrol.js';

const patrol: Pick<typeof english, 'groups'> = {
  groups: {
    hall: {
      name: '厅堂',
      items: {
        environment: '地面、座椅、门口整洁畅通',
        information: '公示牌、屏幕、折页正确整齐',
        queue: '排队有序，等候时间已向客户说明',
        posts: '各岗位有人值守',
        behaviour: '无可疑人员，自助设备无异物，客户无受骗迹象',
      },
    },
    machines: {
      name: '机具与排队',
      items: {
        devices: '设备运行正常',
        consumables: '凭条纸、色带、单据充足',
        cash: '自助设备现金',
        waiting: '等候人数',
        longest: '最长等候，分钟',
      },
      options: { cash: '充足 | 偏少 | 已空' },
    },
  },
};

export const morningPatrol: typeof english = { name: '上午巡视', ...patrol };
export const afternoonPatrol: typeof english = { name: '下午巡视', ...patrol };
