import { describe, expect, it, test } from 'vitest';
import type { Branch } from '../../src/platform/directory/branch.js';
import { readForm } from '../../src/platform/forms/read.js';
import { referral } from '../../src/records/kinds/referral.js';
import { retention } from '../../src/records/kinds/retention.js';
import { calledIn } from '../../src/records/messages/called.js';
import { edit } from '../../src/records/rules/change.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { log } from '../../src/records/rules/log.js';
import { move } from '../../src/records/rules/move.js';
import { readLine } from '../../src/records/rules/read-line.js';
import { thresholdOf } from '../../src/records/rules/threshold.js';
import { undo } from '../../src/records/rules/undo.js';
import { amy, at, branch, hq, hua, li } from '../scene.js';

const monday = '2026-11-16T02:00:00Z';
const sceneIn = (country: string, settings: Branch['settings'] = {}) => at(monday, { country, settings });
const read = (kind: Kind, line: string, country: string, settings?: Branch['settings']) =>
  readLine(kind, line, sceneIn(country, settings), calledIn(kind));

describe('a line that names a signal and a sum that reaches it', () => {
  it.each([
    ['GB', 'payroll of 3k a month', 'payroll', 3_000],
    ['GB', 'salary £4,200 a month', 'payroll', 4_200],
    ['GB', 'salary of 5000', 'payroll', 5_000],
    ['GB', 'wants to deposit £1.2m from a house sale', 'deposit', 1_200_000],
    ['GB', 'remitted 6k, 4k and 3k this year, 13k in total', 'remittance', 13_000],
    ['US', 'regular loan of $250,000', 'loan', 250_000],
    ['BH', 'payroll BHD 1,500 a month', 'payroll', 1_500],
    ['CN', '工资每月5千', 'payroll', 5_000],
    ['CN', '代发工资 8000', 'payroll', 8_000],
    ['CN', '客户想存30万', 'deposit', 300_000],
    ['CN', '累计汇款12万', 'remittance', 120_000],
    ['CN', '一次性投保10万元', 'insurance', 100_000],
    ['TW', '客戶薪轉8萬5', 'payroll', 85_000],
    ['TW', '想提領100萬現金', 'withdrawal', 1_000_000],
    ['HK', 'payroll HK$30k', 'payroll', 30_000],
    ['JP', 'salary ¥500,000', 'payroll', 500_000],
  ])('%s: %s', (country, line, signal, sum) => {
    const { values, understood, text } = read(referral, line, country);
    expect(values).toMatchObject({ signal, signal_amount: sum });
    expect(understood.map(({ as }) => as)).toEqual(expect.arrayContaining(['signal', 'signal_amount']));
    expect(text).toBe(line);
  });
});

describe('a line that names a signal whose sum is too small, or not clear', () => {
  it.each([
    ['GB', 'payroll of 1,000', 'below'],
    ['CN', '工资每月1千', 'below'],
    ['CN', '想存5万', 'below'],
    ['TW', '薪轉3萬', 'below'],
    ['GB', 'salary of 60k, a year', 'order'],
    ['CN', '年薪资 60万', 'order'],
    ['GB', 'no loan, 300k from a sale', 'against'],
    ['CN', '没有贷款，卖房款300万', 'against'],
    ['GB', 'wants to withdraw his deposit of 300k', 'several'],
  ])('%s: %s has no signal', (country, line, why) => {
    const { values, unsure } = read(referral, line, country);
    expect(values).not.toHaveProperty('signal');
    expect(unsure.map((one) => one.why)).toContain(why);
  });
  it.each([
    ['GB', 'asks about a loan'],
    ['GB', 'wants a safe deposit box, has 300k'],
    ['CN', '想租保管箱，有30万'],
    ['GB', 'payroll account at another bank'],
  ])('%s: %s says nothing of one', (country, line) => {
    const { values, unsure } = read(referral, line, country);
    expect(values).not.toHaveProperty('signal');
    expect(values).not.toHaveProperty('small_signal');
    expect(unsure).toEqual([]);
  });
  it('has none where nobody said from which sum on it counts', () => {
    const { values, unsure } = read(referral, 'payroll of 100k', 'IN', { currency: 'INR' });
    expect(values).toEqual({ signal_amount: 100_000 });
    expect(unsure).toEqual([{ piece: 'payroll', why: 'no_threshold' }]);
  });
  it('keeps what was seen, and says from which sum on it counts', () => {
    const { values, unsure } = read(referral, 'payroll of 1,000', 'GB');
    expect(values).toEqual({ signal_amount: 1_000, small_signal: 'payroll' });
    expect(unsure).toEqual([{ piece: 'payroll', why: 'below', least: { amount: 2_500, currency: 'GBP' } }]);
  });
});

test('a sum in the money of another country is measured by what is usual there, and is not recorded', () => {
  const large = read(referral, 'remittance of US$200,000 from his company', 'CN');
  expect(large.values).toEqual({ signal: 'remittance' });
  expect(large.unsure).toMatchObject([{ why: 'currency' }]);
  const small = read(referral, '汇款1000美元', 'CN');
  expect(small.values).toEqual({});
  expect(small.unsure.map(({ why }) => why)).toContain('below');
});

test('a branch has its own thresholds', () => {
  const own = { thresholds: { payroll: 10_000, retention: 500_000 } };
  expect(read(referral, '工资每月5千', 'CN', own).values).not.toHaveProperty('signal');
  expect(read(referral, '工资每月1万', 'CN', own).values).toMatchObject({ signal: 'payroll' });
  const { settings } = sceneIn('CN', own).branch;
  expect(thresholdOf(retention, 'retention', { ...branch, settings })).toBe(500_000);
  // They are in its own currency, and say nothing of another.
  expect(thresholdOf(referral, 'payroll', { ...branch, settings }, 'GBP')).toBe(2_500);
});

test('a tag names a signal where no product is called so', () => {
  expect(read(referral, '#payroll 5,000 a month', 'CN').values).toMatchObject({
    signal: 'payroll',
    signal_amount: 5_000,
  });
  expect(read(referral, '#payroll 1,000', 'CN').values).toMatchObject({ small_signal: 'payroll' });
  expect(read(referral, '#deposit of 5,000', 'CN').values).toEqual({
    product: 'deposit',
    signal_amount: 5_000,
  });
});

const place = sceneIn('CN');
const logged = (kind: Kind, values: Record<string, unknown>, scene = place) =>
  log(kind, { text: 'a customer', values }, amy, scene).change;
const standing = (kind: Kind, values: Record<string, unknown>) => {
  const { record, clocks } = logged(kind, values);
  return { kind, record: { ...record, number: 1 }, clocks };
};

describe('a form', () => {
  const typed = (value: string, currency: string) =>
    readForm(
      { signal_amount: referral.fields.signal_amount },
      { signal_amount: { type: 'plain_text_input', value } },
      currency,
    ).signal_amount;
  it.each([
    ['1,200.50', 'CNY', 1_200.5],
    ['３０万', 'CNY', 300_000],
    ['5千', 'CNY', 5_000],
    ['3k', 'GBP', 3_000],
    ['£1.2m', 'GBP', 1_200_000],
    ['NT$ 85,000', 'TWD', 85_000],
    ['800', 'CNY', 800],
    ['£1.2m', 'CNY', '£1.2m'],
    ['about 300k', 'GBP', 'about 300k'],
    ['10-20k', 'GBP', '10-20k'],
    ['lots', 'GBP', 'lots'],
  ])('reads the sum %s in %s', (text, currency, value) => {
    expect(typed(text, currency)).toBe(value);
  });
  it('takes no signal whose sum is too small', () => {
    expect(logged(referral, { signal: 'payroll', signal_amount: 1_000 }).record.details).toEqual({
      signal_amount: 1_000,
      small_signal: 'payroll',
    });
    expect(logged(referral, { signal: 'payroll', signal_amount: 3_000 }).record.details).toEqual({
      signal_amount: 3_000,
      signal: 'payroll',
    });
    expect(logged(referral, { signal: 'executive', signal_amount: 1 }).record.details).toMatchObject({
      signal: 'executive',
    });
    expect(logged(referral, { signal: 'payroll' }).record.details).toEqual({ signal: 'payroll' });
  });
  it('makes a signal of it once the sum is put right, and the timeline says so', () => {
    const change = edit(
      standing(referral, { signal: 'payroll', signal_amount: 1_000 }),
      { values: { signal_amount: 10_000 } },
      amy,
      place,
    );
    expect(change.record.details).toEqual({ signal: 'payroll', signal_amount: 10_000 });
    expect(change.events[0]?.data.before).toEqual({
      signal: null,
      signal_amount: 1_000,
      small_signal: 'payroll',
    });
  });
});

test('a sum that is taken back takes its signal along; one that needs none stays', () => {
  const acting = { who: amy, scene: place };
  const back = (values: Record<string, unknown>) =>
    undo(standing(referral, values), 'signal_amount', acting).record.details;
  expect(back({ signal: 'payroll', signal_amount: 5_000 })).toEqual({});
  expect(back({ signal: 'payroll', signal_amount: 1_000 })).toEqual({});
  expect(back({ signal: 'executive', signal_amount: 5_000 })).toEqual({ signal: 'executive' });
});

describe('a customer who is about to leave with much money', () => {
  const offered = ({ clocks }: { clocks: readonly { name: string; stoppedAt: Date | null }[] }) =>
    clocks.some(({ name, stoppedAt }) => name === 'offered' && !stoppedAt);
  it.each([
    ['CN', '想把30万转到他行', 300_000, true],
    ['CN', '要轉走9.9万', 99_000, false],
    ['CN', '转走100,000', 100_000, true],
    ['GB', 'moving £12k to another bank', 12_000, true],
    ['GB', 'moving £9k to another bank', 9_000, false],
    ['TW', '想把60萬轉到他行', 600_000, true],
    ['TW', '想把30萬轉到他行', 300_000, false],
  ])('%s: %s', (country, line, amount, large) => {
    const scene = sceneIn(country);
    const { values } = readLine(retention, line, scene, calledIn(retention));
    expect(values).toMatchObject({ amount });
    const change = log(retention, { text: line, values }, amy, scene).change;
    expect(change.record.details.large ?? false).toBe(large);
    expect(offered(change)).toBe(large);
  });
  it('must be made an offer, and is passed up when lost', () => {
    const large = standing(retention, { amount: 300_000 });
    const asked = { lost_why: 'the rate' };
    const acting = { who: li, scene: place };
    const up = move(large, 'lose', asked, acting).nudges.map(({ personId }) => personId);
    expect(up).toEqual(expect.arrayContaining([hua.personId, hq.personId]));
    const small = move(standing(retention, { amount: 20_000 }), 'lose', asked, acting);
    expect(small.nudges.map(({ personId }) => personId)).not.toContain(hq.personId);
    const made = edit(large, { values: { offer: 'a better rate' } }, li, place);
    expect(made.clocks.find(({ name }) => name === 'offered')?.stoppedAt).not.toBeNull();
  });
  it('is one no more where the sum is put right', () => {
    const change = edit(standing(retention, { amount: 300_000 }), { values: { amount: 30_000 } }, li, place);
    expect(change.record.details).toEqual({ amount: 30_000 });
    expect(change.clocks.find(({ name }) => name === 'offered')?.stoppedAt).not.toBeNull();
  });
  it('is not for anybody to tick: no form asks for it, and none can say it', () => {
    const state = { type: 'static_select', selected_option: { value: 'yes' } };
    expect(readForm(retention.fields, { large: state }, 'CNY')).toEqual({});
  });
});
