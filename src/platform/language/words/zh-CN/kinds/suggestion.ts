import type { suggestion as english } from '../../en/kinds/suggestion.js';

export const suggestion: typeof english = {
  name: '意见建议',
  many: '意见建议',
  about: '客户或员工有话想说',
  example: '#客户 #等候时间 希望号票上写明前面还有几人',
  summary: '提了什么意见或建议？',
  fields: {
    source: {
      label: '来源',
      options: { customer: '客户', comment_book: '意见簿', staff: '员工', survey: '问卷' },
    },
    topic: {
      label: '主题',
      options: {
        waiting: '等候时间',
        service: '服务',
        product: '产品',
        fees: '收费',
        device: '设备',
        premises: '环境设施',
        app: '手机银行',
        rules: '规定和手续',
        other: '其他',
      },
    },
    department: { label: '归口部门' },
    customer: { label: '客户' },
    contact: { label: '客户联系方式' },
    answer: { label: '答复内容' },
    measures: { label: '整改措施', hint: '每行生成一项整改，行内可写@姓名和日期。' },
    reason: { label: '理由' },
  },
  statuses: { new: '待处理', passed_on: '已转办', answered: '已答复', declined: '未采纳' },
  moves: {
    pass_on: { label: '转办', did: '已转办' },
    answer: { label: '答复', did: '已答复' },
    decline: { label: '不采纳', did: '登记为不采纳' },
    reopen: { label: '重新处理', did: '已转为重新处理' },
  },
};
