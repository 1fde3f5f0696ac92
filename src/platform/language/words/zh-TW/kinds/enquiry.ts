import type { enquiry as english } from '../../en/kinds/enquiry.js';

export const enquiry: typeof english = {
  name: '諮詢',
  many: '諮詢',
  about: '當場無法回答，問清楚再回電',
  example: '#貸款 明天 提前還款要帶哪些文件',
  summary: '客戶想了解什麼？',
  fields: {
    topic: {
      label: '主題',
      options: {
        account: '帳戶',
        card: '卡片',
        loan: '貸款',
        wealth: '理財',
        insurance: '保險',
        forex: '外匯',
        app: '行動銀行',
        documents: '應備文件',
        other: '其他',
      },
    },
    customer: { label: '客戶' },
    contact: { label: '客戶聯絡方式' },
    promised: { label: '承諾回覆日期' },
    answer: { label: '回覆內容' },
    reached: { label: '是否聯絡上客戶' },
    reason: { label: '理由' },
  },
  statuses: { open: '待回覆', answered: '待回電', called: '已回電' },
  moves: {
    answer: { label: '已有答案', did: '已查到答案' },
    call: { label: '已回電', did: '已回電給客戶' },
    reopen: { label: '重新處理', did: '已改為重新處理' },
  },
};
