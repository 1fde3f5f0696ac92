import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, channels, people, riverside, startBot } from '../bot.js';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({
    now: '2026-11-16T02:00:00Z',
    branches: [
      riverside,
      { ...riverside, name: 'Hillside', channel: channels.second, country: 'GB', timezone: 'Europe/London' },
    ],
  });
});
afterAll(() => bot.close());

const amy = () => bot.sandbox.as(people.amy);
const answer = (channel: string = channels.lobby) => {
  const last = amy()
    .messages(channel)
    .filter(({ ephemeralFor }) => ephemeralFor)
    .at(-1);
  if (!last) throw new Error('nothing was answered');
  return last;
};
const details = (number: number, branchId?: string) =>
  bot.db.prisma.record
    .findFirstOrThrow({ where: { kind: 'referral', number, ...(branchId ? { branchId } : {}) } })
    .then((record) => record.details);

describe('the answer to a line', () => {
  it('says which signal was taken, and a press takes it back', async () => {
    await amy().command('/lobby referral payroll of 5k a month, new customer', channels.lobby);
    expect(answer().text).toContain('High payroll');
    expect(await details(1)).toMatchObject({ signal: 'payroll', signal_amount: 5_000 });
    await amy().press(answer(), 'Not: Signal');
    expect(answer().text).not.toContain('High payroll');
    expect(await details(1)).toEqual({ signal_amount: 5_000 });
  });
  it('says from which sum on it would be one', async () => {
    await amy().command('/lobby referral payroll of 1,000', channels.lobby);
    expect(answer().text).toContain('3,000');
    expect(answer().text).not.toContain('High payroll');
    expect(await details(2)).toEqual({ signal_amount: 1_000, small_signal: 'payroll' });
  });
  it('goes by the currency of the branch', async () => {
    await amy().command('/lobby referral wants to deposit £30k', channels.second);
    expect(answer(channels.second).text).toContain('Large deposit');
    expect(answer(channels.second).text).toContain('£30,000');
  });
});

describe('a customer who moves much money away', () => {
  it('must be made an offer: the answer says so, until the sum is taken back', async () => {
    await amy().command('/lobby retention wants to move 30万 to another bank', channels.lobby);
    expect(answer().text).toContain('must be worked on');
    const clocks = () => bot.db.prisma.clock.findMany({ where: { name: 'offered', stoppedAt: null } });
    expect(await clocks()).toHaveLength(1);
    await amy().press(answer(), 'Not: Amount');
    expect(answer().text).not.toContain('must be worked on');
    expect(await clocks()).toEqual([]);
  });
});

describe('the form', () => {
  it('takes sums as people write them, and says what is no signal', async () => {
    await amy().command('/lobby referral', channels.lobby);
    await amy().answer({
      'What does the customer need?': 'a card',
      Signal: 'High payroll, from CN¥3,000',
      'Amount in question': '1千',
    });
    expect(await details(3)).toEqual({ signal_amount: 1_000, small_signal: 'payroll' });
    expect(JSON.stringify(amy().view())).toContain('as seen, and not as a signal');
  });
});

it('remittances of the same customer are a signal once they come to enough together', async () => {
  const rui = bot.sandbox.as(people.rui);
  const told = () =>
    rui
      .messages(rui.direct())
      .filter(({ text }) => text.includes('of the same customer within a year come to'));
  const remits = async (sum: string) => {
    await amy().command('/lobby referral', channels.lobby);
    await amy().answer({
      'What does the customer need?': 'sends money home',
      Signal: 'Large remittance, from CN¥100,000',
      'Amount in question': sum,
      Customer: 'Wang Li',
    });
  };
  await remits('4万');
  await remits('5万');
  await bot.until('2026-11-16T02:30:00Z');
  expect(told()).toEqual([]);
  await remits('2万');
  await bot.until('2026-11-16T03:30:00Z');
  expect(told().at(-1)?.text).toContain('CN¥110,000');
});
