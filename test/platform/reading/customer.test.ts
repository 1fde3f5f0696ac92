import { describe, expect, it } from 'vitest';
import { customersIn } from '../../../src/platform/reading/customer.js';
import { fold } from '../../../src/platform/text/fold.js';

const named = (line: string) =>
  customersIn(fold(line), ['Bo Chen', 'Amy Zhang', '王芳']).map(({ name }) => name);

describe('a customer is named', () => {
  it.each([
    ['Mr Khan wants a refund', 'Mr Khan'],
    ['mrs Ames fainted at counter 3', 'mrs Ames'],
    ["Mr Zhu's cheque book is missing", 'Mr Zhu'],
    ['Mr & Mrs Singh left', 'Mr & Mrs Singh'],
    ["Mr. O'Neill shouted", "Mr. O'Neill"],
    ['customer John Smith complained about fees', 'customer John Smith'],
    ['client named Priya asked for a statement', 'client named Priya'],
    ['customer name is Wei Zhang', 'customer name is Wei Zhang'],
    ['Joan Miller fainted', 'Joan Miller'],
    ['王小姐投诉排队', '王小姐'],
    ['张女士和李先生都来了', '张女士'],
    ['客户李明来投诉', '客户李明'],
    ['客户王建国先生晕倒', '客户王建国先生'],
    ['客户姓名：张三', '客户姓名:张三'],
    ['客戶陳大文要求退款', '客戶陳大文'],
    ['張小姐遺失雨傘', '張小姐'],
    ['欧阳女士咨询', '欧阳女士'],
  ])('%j', (line, name) => {
    expect(named(line)[0]).toBe(name);
  });
});

describe('no question about a colleague or an ordinary word', () => {
  it.each([
    'Bo Chen fainted',
    'Mr Zhang the manager',
    'customer Bo Chen helped',
    'customer fainted at the door',
    'customer lost card',
    'customer service desk is closed',
    'client Relationship Manager on leave',
    'customer Wealth Account',
    'Customer Complaint box full',
    'client Apple Pay failing',
    'customer Visa Debit declined',
    'miss call from head office',
    'they miss London',
    'Ms Teams is down',
    'MS Office licence expired',
    'Mr Manager',
    '同事王小姐请假',
    '柜员李先生',
    '客户王芳来了',
    '任何先生',
    '对方先生',
    '保安先生',
    '周一女士专场',
    '客户高度不满',
    '客户陈述经过',
    '客户张贴海报',
    '客户金额不对',
    '客户黄金积存',
    '客户马上走了',
    '客户于是离开',
    '客户曾经来过',
    '客户苏醒了',
  ])('%j', (line) => {
    expect(named(line)).toEqual([]);
  });
});
