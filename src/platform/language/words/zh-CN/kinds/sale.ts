import type { sale as english } from '../../en/kinds/sale.js';

export const sale: typeof english = {
  name: '现场营销',
  many: '现场营销',
  about: '厅堂成交，或有意向客户要跟进',
  example: '2笔 #基金定投 已提示风险',
  summary: '办了什么？客户还有什么意向？',
  fields: {
    product: { label: '产品' },
    count: { label: '笔数' },
    amount: { label: '金额' },
    risk_told: { label: '已提示风险' },
    lead: { label: '意向客户待跟进' },
    rm: { label: '客户经理' },
    customer: { label: '客户' },
    contact: { label: '客户联系方式' },
    reason: { label: '理由' },
  },
  statuses: { noted: '已登记', struck: '已作废', passed: '待签收', received: '已签收' },
  moves: {
    strike: { label: '作废', did: '已作废' },
    restore: { label: '恢复', did: '已恢复' },
    receive: { label: '签收', did: '已签收' },
  },
};
