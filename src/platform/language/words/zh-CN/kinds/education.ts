import type { education as english } from '../../en/kinds/education.js';

export const education: typeof english = {
  name: '金融宣教',
  many: '金融宣教',
  about: '开展了金融知识宣传',
  example: '#反诈 #社区 给老年居民讲电信诈骗套路',
  summary: '开展了什么活动？',
  fields: {
    held: { label: '活动日期' },
    theme: {
      label: '主题',
      options: {
        fraud: '反诈',
        cash: '反假货币',
        deposit_insurance: '存款保险',
        payment: '支付安全',
        credit: '征信与信贷',
        investing: '理性投资',
        privacy: '个人信息保护',
        other: '其他',
      },
    },
    reached: { label: '受众人数' },
    where: {
      label: '地点',
      options: {
        lobby: '厅堂',
        outside: '户外',
        online: '线上',
        school: '校园',
        neighbourhood: '社区',
      },
    },
    photos: { label: '照片' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登记', struck: '已作废' },
  moves: {
    strike: { label: '作废', did: '已作废' },
    restore: { label: '恢复', did: '已恢复' },
  },
};
