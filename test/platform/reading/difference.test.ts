import { describe, expect, it } from 'vitest';
import { check, difference } from '../../../src/platform/forms/field.js';
import { readForm } from '../../../src/platform/forms/read.js';

const fields = { cash: difference() };
const typed = (value: string, currency = 'CNY') =>
  readForm(fields, { cash: { type: 'plain_text_input', value } }, currency);

describe('what cash is over or short by', () => {
  it.each([
    ['0', 'CNY', 0],
    ['0.00', 'CNY', 0],
    ['+0', 'CNY', 0],
    ['平', 'CNY', 0],
    ['balanced', 'GBP', 0],
    ['+5.50', 'CNY', 5.5],
    ['-5.50', 'CNY', -5.5],
    ['− 5.5', 'CNY', -5.5],
    ['＋５．５０', 'CNY', 5.5],
    ['－１２', 'CNY', -12],
    ['over 5.50', 'GBP', 5.5],
    ['short by 5.50', 'GBP', -5.5],
    ['5.50 short', 'GBP', -5.5],
    ['short £5.50', 'GBP', -5.5],
    ['+1,234.50', 'GBP', 1234.5],
    ['长款3', 'CNY', 3],
    ['长款3元', 'CNY', 3],
    ['短款 5.05', 'CNY', -5.05],
    ['短500元', 'CNY', -500],
    ['少了20', 'CNY', -20],
    ['溢款100', 'TWD', 100],
    ['短款五百', 'TWD', -500],
    ['-20 USD', 'USD', -20],
    ['-1.234', 'BHD', -1.234],
  ])('%s in %s', (text, currency, value) => {
    expect(check(fields, typed(text, currency))).toEqual({ values: { cash: value } });
  });

  it.each([
    ['5.50', 'CNY'],
    ['５００', 'CNY'],
    ['五百', 'CNY'],
    ['--5', 'CNY'],
    ['+-5', 'CNY'],
    ['short -5', 'GBP'],
    ['over 5 short', 'GBP'],
    ['1,234.5.6', 'CNY'],
    ['+1,234.5.6', 'CNY'],
    ['-12,34', 'CNY'],
    ['-1,2345', 'GBP'],
    ['-5.505', 'CNY'],
    ['-5.5', 'JPY'],
    ['-£5', 'CNY'],
    ['-5 or 6', 'CNY'],
    ['+1e3', 'CNY'],
    ['-', 'CNY'],
    ['short', 'GBP'],
    ['+Infinity', 'CNY'],
    [`-${'9'.repeat(40)}`, 'CNY'],
    ['five', 'GBP'],
  ])('takes no %s in %s', (text, currency) => {
    expect(check(fields, typed(text, currency))).toEqual({ faults: { cash: 'difference' } });
  });
});

describe('a number in a form', () => {
  const count = (value: string) =>
    readForm({ n: { type: 'count', max: 1e9 } }, { n: { type: 'plain_text_input', value } }).n;
  it.each([
    ['1,200', 1200],
    ['1 200 300', 1_200_300],
    ["1'200", 1200],
    ['12,3456', 123_456],
    ['１８', 18],
  ])('%s is read', (text, value) => expect(count(text)).toBe(value));
  it.each(['12,34', '1,23,456', '1,200 300', '1,234.5.6', '--5', '五百'])('%s is not guessed at', (text) =>
    expect(count(text)).toBe(text),
  );
});
