import type { suggestion as english } from '../../en/kinds/suggestion.js';

export const suggestion: typeof english = {
  name: '意見建議',
  many: '意見建議',
  about: '客戶或同仁有話想說',
  example: '#客戶 #等候時間 希望號碼單印出前面還有幾人',
  summary: '提了什麼意見或建議？',
  fields: {
    source: {
      label: '來源',
      options: { customer: '客戶', comment_book: '意見簿', staff: '同仁', survey: '問卷' },
    },
    topic: {
      label: '主題',
      options: {
        waiting: '等候時間',
        service: '服務',
        product: '商品',
        fees: '手續費',
        device: '設備',
        premises: '環境設施',
        app: '行動銀行',
        rules: '規定與手續',
        other: '其他',
      },
    },
    department: { label: '權責單位' },
    customer: { label: '客戶' },
    contact: { label: '客戶聯絡方式' },
    answer: { label: '回覆內容' },
    measures: { label: '改善措施', hint: '每行建立一件整改，行內可寫@姓名與日期。' },
    reason: { label: '理由' },
  },
  statuses: { new: '待處理', passed_on: '已轉辦', answered: '已回覆', declined: '未採納' },
  moves: {
    pass_on: { label: '轉辦', did: '已轉辦' },
    answer: { label: '回覆', did: '已回覆' },
    decline: { label: '不採納', did: '登錄為不採納' },
    reopen: { label: '重新處理', did: '已改為重新處理' },
  },
};
