import type { enquiry as english } from '../../en/kinds/enquiry.js';

export const enquiry: typeof english = {
  name: '咨询',
  many: '咨询',
  about: '当场答不了，问清后回电',
  example: '#贷款 明天 提前还款要带哪些材料',
  summary: '客户想了解什么？',
  fields: {
    topic: {
      label: '主题',
      options: {
        account: '账户',
        card: '银行卡',
        loan: '贷款',
        wealth: '理财',
        insurance: '保险',
        forex: '外汇',
        app: '手机银行',
        documents: '所需材料',
        other: '其他',
      },
    },
    customer: { label: '客户' },
    contact: { label: '客户联系方式' },
    promised: { label: '承诺答复日期' },
    answer: { label: '答复内容' },
    reached: { label: '是否联系上客户' },
    reason: { label: '理由' },
  },
  statuses: { open: '待答复', answered: '待回电', called: '已回电' },
  moves: {
    answer: { label: '已有答复', did: '已备好答复' },
    call: { label: '已回电', did: '已给客户回电' },
    reopen: { label: '重新处理', did: '已转为重新处理' },
  },
};
