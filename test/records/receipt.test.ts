import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/platform/refusal.js';
import type { Clock } from '../../src/platform/time/clock.js';
import { appointment } from '../../src/records/kinds/appointment.js';
import { complaint } from '../../src/records/kinds/complaint.js';
import { fault } from '../../src/records/kinds/fault.js';
import { flow } from '../../src/records/kinds/flow.js';
import { rating } from '../../src/records/kinds/rating.js';
import { calledIn } from '../../src/records/messages/called.js';
import { isOverAlready } from '../../src/records/rules/bounds.js';
import { edit } from '../../src/records/rules/change.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { log } from '../../src/records/rules/log.js';
import { move } from '../../src/records/rules/move.js';
import { readLine } from '../../src/records/rules/read-line.js';
import type { LobbyRecord } from '../../src/records/rules/record.js';
import { amy, at, hua, li } from '../scene.js';

/** A record that goes through deeds, with its limits as they then stand and those that ran out before. */
function live(kind: Kind, values: Record<string, unknown>, now: string) {
  let { record, clocks } = log(kind, { text: 'x', values }, amy, at(now)).change;
  const past: { name: string; dueAt: Date; stoppedAt: Date }[] = [];
  const keep = (change: { record: LobbyRecord; clocks: Clock[] }) => {
    record = change.record;
    past.push(...change.clocks.flatMap(({ name, past }) => (past ? [{ name, ...past }] : [])));
    clocks = [
      ...clocks.filter(({ name }) => !change.clocks.some((one) => one.name === name)),
      ...change.clocks,
    ];
  };
  return {
    past,
    clock: (name: string) => clocks.find((one) => one.name === name),
    move: (name: string, given: Record<string, unknown>, when: string, who = li) =>
      keep(move({ kind, record, clocks }, name, given, { who, scene: at(when) })),
    edit: (given: Record<string, unknown>, when: string) =>
      keep(edit({ kind, record, clocks }, { values: given }, li, at(when))),
  };
}

const faultsOf = (deed: () => unknown): Record<string, string> | null => {
  try {
    deed();
  } catch (error) {
    if (error instanceof Refusal) return error.details;
    throw error;
  }
  return null;
};

describe('a complaint that is taken up again', () => {
  it('has the law run on from its receipt, and a break of it stays one', () => {
    const one = live(complaint, {}, '2026-11-02T02:00:00Z');
    const due = new Date('2026-11-17T15:59:59Z');
    one.move('resolve', { result: 'x' }, '2026-11-18T02:00:00Z');
    one.move('reopen', { reason: 'x' }, '2026-11-19T02:00:00Z');
    expect(one.clock('decide_cn')).toMatchObject({ dueAt: due, stoppedAt: null, met: null });
    one.move('resolve', { result: 'x' }, '2026-11-19T03:00:00Z');
    expect(one.clock('decide_cn')).toMatchObject({ dueAt: due, stoppedAt: new Date('2026-11-19T03:00:00Z') });
  });

  it('keeps what was kept where the end of the law passed while it was closed', () => {
    const one = live(complaint, {}, '2026-11-02T02:00:00Z');
    one.move('resolve', { result: 'x' }, '2026-11-05T02:00:00Z');
    one.move('reopen', { reason: 'x' }, '2026-11-19T02:00:00Z');
    expect(one.clock('decide_cn')).toMatchObject({
      dueAt: new Date('2026-11-17T15:59:59Z'),
      stoppedAt: null,
      met: new Date('2026-11-05T02:00:00Z'),
    });
  });

  it("has the bank's own limits anew, and those that ran out stay as they ran out", () => {
    const one = live(complaint, {}, '2026-11-02T02:00:00Z');
    one.move('resolve', { result: 'x' }, '2026-11-04T02:00:00Z');
    one.move('reopen', { reason: 'x' }, '2026-11-05T02:00:00Z');
    expect(one.clock('solve')).toMatchObject({ dueAt: new Date('2026-11-06T02:00:00Z'), stoppedAt: null });
    expect(one.past.filter(({ name }) => name === 'solve')).toEqual([
      expect.objectContaining({
        dueAt: new Date('2026-11-03T02:00:00Z'),
        stoppedAt: new Date('2026-11-04T02:00:00Z'),
      }),
    ]);
  });

  it('leaves nothing behind of a limit that had not run out', () => {
    const one = live(complaint, {}, '2026-11-02T02:00:00Z');
    one.move('resolve', { result: 'x' }, '2026-11-02T03:00:00Z');
    one.move('reopen', { reason: 'x' }, '2026-11-02T04:00:00Z');
    expect(one.past).toEqual([]);
  });

  it('an extension that is granted too late does not undo the break', () => {
    const one = live(complaint, {}, '2026-11-02T02:00:00Z');
    one.move('ask_extension', { extension_why: 'x' }, '2026-11-18T02:00:00Z');
    one.move('grant_extension', {}, '2026-11-18T03:00:00Z', hua);
    expect(one.clock('decide_cn')).toMatchObject({ dueAt: new Date('2026-12-02T15:59:59Z') });
    expect(one.past.map(({ name }) => name)).toContain('decide_cn');
  });
});

describe('the day on which a complaint was received', () => {
  it("starts the law's limits: a letter of Friday that is typed on Monday has Friday's", () => {
    const typed = live(complaint, { received: '2026-11-13' }, '2026-11-16T02:00:00Z');
    const onTheDay = live(complaint, {}, '2026-11-13T02:00:00Z');
    expect(typed.clock('decide_cn')?.dueAt).toEqual(onTheDay.clock('decide_cn')?.dueAt);
    // The bank's own limits begin when it is logged.
    expect(typed.clock('solve')?.dueAt).toEqual(new Date('2026-11-17T02:00:00Z'));
  });

  it('moves them where it is corrected, and an end that was missed stays missed', () => {
    const one = live(complaint, {}, '2026-11-16T02:00:00Z');
    one.edit({ received: '2026-11-10' }, '2026-11-16T03:00:00Z');
    expect(one.clock('decide_cn')?.dueAt).toEqual(new Date('2026-11-25T15:59:59Z'));
    one.edit({ received: '2026-11-16' }, '2026-11-26T03:00:00Z');
    expect(one.clock('decide_cn')?.dueAt).toEqual(new Date('2026-12-01T15:59:59Z'));
    expect(one.past).toEqual([
      expect.objectContaining({ name: 'decide_cn', dueAt: new Date('2026-11-25T15:59:59Z') }),
    ]);
  });

  it('is never still to come', () => {
    expect(faultsOf(() => live(complaint, { received: '2026-11-17' }, '2026-11-16T02:00:00Z'))).toEqual({
      received: 'future',
    });
  });

  // Monday 16 November 2026.
  it.each([
    ['letter received on Friday, fees were never explained', '2026-11-13'],
    ['letter received 13 November about fees', '2026-11-13'],
    ['complaint received yesterday by post', '2026-11-15'],
    ['received 13/11/2026: charged twice', '2026-11-13'],
    ['上周五收到来信，手续费没有说明', '2026-11-13'],
    ['11月13日收到客户投诉，重复扣费', '2026-11-13'],
    ['收到日期：11月13日 重复扣费', '2026-11-13'],
    ['昨天接到投诉，排队太久', '2026-11-15'],
    ['new card received on Friday does not work', undefined],
    ['周五收到的卡不能用', undefined],
    ['queued on Friday for an hour', undefined],
  ])('is read from a line: %s', (line, received) => {
    const read = readLine(complaint, line, at('2026-11-16T02:00:00Z'), calledIn(complaint));
    expect(read.values.received).toBe(received);
    expect(read.text).toBe(line);
  });
});

describe('what cannot be', () => {
  const now = '2026-11-16T02:00:00Z';
  it.each<[string, Kind, Record<string, unknown>, Record<string, string>]>([
    ['five who speak for two', complaint, { people: 2, speakers: 5 }, { speakers: 'too_many' }],
    ['more who left than there were tickets', flow, { left: 40, tickets: 10 }, { left: 'too_many' }],
    ['an appointment yesterday', appointment, { at: '2026-11-15T02:00:00.000Z' }, { at: 'past' }],
    ['a fault that begins tomorrow', fault, { since: '2026-11-17T02:00:00.000Z' }, { since: 'future' }],
  ])('%s is refused', (_, kind, values, expected) => {
    expect(faultsOf(() => live(kind, values, now))).toEqual(expected);
  });

  it.each([
    ['yesterday 3pm walk-in, no papers', true],
    ['tomorrow 3pm Mr Wang, mortgage', false],
    ['walk-in, no papers', false],
  ])('an appointment in a line is asked for where its time is over: %s', (line, asked) => {
    const read = readLine(appointment, line, at(now), calledIn(appointment));
    expect(isOverAlready(appointment, read)).toBe(asked);
  });

  it.each<[Kind, string]>([
    [flow, 'abc'],
    [flow, '-3 5'],
    [flow, 'left 40 of 10 tickets'],
    [rating, 'all happy'],
  ])('$name without a number is refused: %s', (kind, line) => {
    const { text, values } = readLine(kind, line, at(now), calledIn(kind));
    expect(Object.values(faultsOf(() => log(kind, { text, values }, amy, at(now))) ?? {})).toEqual([
      'no_number',
    ]);
  });

  it('a fault that was mended before it began is refused', () => {
    const one = live(fault, {}, now);
    const later = '2026-11-16T03:00:00Z';
    expect(faultsOf(() => one.move('restore', { restored: '2026-11-16T01:00:00.000Z' }, later))).toEqual({
      restored: 'too_soon',
    });
    expect(faultsOf(() => one.move('restore', { restored: '2026-11-16T04:00:00.000Z' }, later))).toEqual({
      restored: 'future',
    });
    one.edit({ since: '2026-11-15T23:00:00.000Z' }, later);
    expect(faultsOf(() => one.move('restore', { restored: '2026-11-16T01:00:00.000Z' }, later))).toBeNull();
  });
});
