import type { education as english } from '../../en/kinds/education.js';

export const education: typeof english = {
  name: '金融宣導',
  many: '金融宣導',
  about: '辦理了金融知識宣導',
  example: '#防詐 #社區 向長輩說明電話詐騙手法',
  summary: '辦了什麼活動？',
  fields: {
    held: { label: '活動日期' },
    theme: {
      label: '主題',
      options: {
        fraud: '防詐',
        cash: '偽鈔辨識',
        deposit_insurance: '存款保險',
        payment: '支付安全',
        credit: '信用與借貸',
        investing: '投資理財',
        privacy: '個資保護',
        other: '其他',
      },
    },
    reached: { label: '參加人數' },
    where: {
      label: '地點',
      options: {
        lobby: '大廳',
        outside: '戶外',
        online: '線上',
        school: '校園',
        neighbourhood: '社區',
      },
    },
    photos: { label: '照片' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登錄', struck: '已作廢' },
  moves: {
    strike: { label: '作廢', did: '已作廢' },
    restore: { label: '恢復', did: '已恢復' },
  },
};
