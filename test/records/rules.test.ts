import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/platform/refusal.js';
import type { Clock } from '../../src/platform/time/clock.js';
import { earliestNotifyAt } from '../../src/platform/time/notify.js';
import { action } from '../../src/records/kinds/action.js';
import { complaint } from '../../src/records/kinds/complaint.js';
import { incident } from '../../src/records/kinds/incident.js';
import { referral } from '../../src/records/kinds/referral.js';
import { assign, edit, note } from '../../src/records/rules/change.js';
import { runDueSteps } from '../../src/records/rules/clocks.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { log } from '../../src/records/rules/log.js';
import { move } from '../../src/records/rules/move.js';
import { readLine } from '../../src/records/rules/read-line.js';
import type { Change } from '../../src/records/rules/record.js';
import { amy, at, auditor, ben, fang, hua, li, rui } from '../scene.js';

const monday = '2026-11-16T02:00:00Z';
const code = (deed: () => unknown): string => {
  try {
    deed();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'done';
};
const logged = (kind: Kind, text = 'x', values: Record<string, unknown> = {}, now = monday) =>
  log(kind, { text, values }, amy, at(now)).change;
const merge = (before: readonly Clock[], change: Change): Clock[] => [
  ...before.filter((clock) => !change.clocks.some(({ name }) => name === clock.name)),
  ...change.clocks,
];

describe('a quick line', () => {
  const scene = at(monday);
  const words = {
    option: (_: string, option: string) =>
      ({ medical: ['Medical emergency', '医疗急救'], fraud: ['Fraud'] })[option] ?? [],
    field: () => [],
  };
  it.each([
    ['sev2 #medical fell', { severity: 2, values: { type: 'medical' }, text: 'fell', unsure: [] }],
    [
      'sev2 #medical <@U6|hua> fell',
      { severity: 2, values: { type: 'medical' }, ownerId: hua.personId, text: 'fell', unsure: [] },
    ],
    ['@amy and @ben fell', { ownerId: amy.personId, text: 'and @ben fell' }],
    ['#医疗急救 有人晕倒', { severity: null, values: { type: 'medical' }, text: '有人晕倒', unsure: [] }],
    ['＃med somebody fell', { values: { type: 'medical' }, text: 'somebody fell' }],
    [
      'queue number #42 is lost',
      { values: {}, text: 'queue number #42 is lost', unsure: [{ piece: '#42', why: 'unknown' }] },
    ],
    ['s1 robbery', { severity: null, text: 's1 robbery' }],
    ['sev1: robbery', { severity: 1, text: 'robbery' }],
    [
      'service sev9 of 4',
      { severity: null, text: 'service sev9 of 4', unsure: [{ piece: 'sev9', why: 'severity' }] },
    ],
  ])('%s', (line, expected) => {
    expect(readLine(incident, line, scene, words)).toMatchObject(expected);
  });
  it('finds the person by mention, by name and by its beginning', () => {
    for (const line of ['<@U5|rui> wants a fund', '@rui wants a fund', '@RuiZhao wants a fund'])
      expect(readLine(referral, line, scene, words)).toMatchObject({
        values: { rm: rui.personId },
        text: 'wants a fund',
      });
    expect(readLine(referral, '@nobody wants a fund', scene, words)).toMatchObject({
      values: {},
      text: '@nobody wants a fund',
      unsure: [{ piece: '@nobody', why: 'unknown' }],
    });
  });
});

describe('logging', () => {
  it('masks what identifies a customer and keeps the original sealed', () => {
    const { change, masked } = log(
      incident,
      { text: 'card 4111 1111 1111 1111 swallowed', values: { place: 'ATM 2, 13800138000' } },
      amy,
      at(monday),
    );
    expect(change.record.summary).not.toContain('4111 1111');
    expect(String(change.record.details.place)).not.toContain('13800138000');
    expect(change.secrets).toMatchObject({
      unmasked_summary: 'card 4111 1111 1111 1111 swallowed',
      unmasked_place: 'ATM 2, 13800138000',
    });
    expect(masked.map(({ kind }) => kind)).toEqual(['card', 'phone']);
  });
  it('keeps private fields apart', () => {
    const change = logged(complaint, 'x', { customer: 'Mr Zhang', channel: 'phone' });
    expect(change.record.details).toEqual({ channel: 'phone' });
    expect(change.secrets).toEqual({ customer: 'Mr Zhang' });
  });
  it('refuses whom it must, and what does not fit', () => {
    expect(code(() => log(incident, { text: 'x', values: {} }, auditor, at(monday)))).toBe('reader');
    expect(code(() => log(incident, { text: ' ', values: {} }, amy, at(monday)))).toBe('faults');
    expect(code(() => log(incident, { text: 'x', values: { type: 'nonsense' } }, amy, at(monday)))).toBe(
      'faults',
    );
    expect(code(() => log(incident, { text: 'x', values: { more: 1 } }, amy, at(monday)))).toBe('faults');
    expect(
      code(() =>
        log(incident, { text: 'x', values: {} }, amy, at(monday, { settings: { kindsOff: ['incident'] } })),
      ),
    ).toBe('kind_off');
  });
  it('tells the person who is named, and the rest are left in peace', () => {
    expect(logged(referral, 'x', { rm: rui.personId }).nudges.map(({ personId }) => personId)).toEqual([
      rui.personId,
    ]);
    expect(logged(complaint).nudges.map(({ personId }) => personId)).toEqual([li.personId]);
  });
});

describe('moving', () => {
  it('asks, moves, closes and reopens, and says who may', () => {
    const { record, clocks } = logged(complaint);
    const scene = at(monday);
    expect(code(() => move({ kind: complaint, record, clocks }, 'resolve', {}, { who: li, scene }))).toBe(
      'faults',
    );
    expect(
      code(() => move({ kind: complaint, record, clocks }, 'resolve', { result: 'ok' }, { who: ben, scene })),
    ).toBe('not_allowed');
    expect(
      code(() => move({ kind: complaint, record, clocks }, 'reopen', { reason: 'x' }, { who: li, scene })),
    ).toBe('moved_on');
    const closed = move({ kind: complaint, record, clocks }, 'resolve', { result: 'ok' }, { who: li, scene });
    expect(closed.record).toMatchObject({ status: 'resolved', closedAt: scene.now, version: 2 });
    // What is owed on it from now on is the call afterwards, and nothing else.
    const running = closed.clocks.filter(({ stoppedAt }) => !stoppedAt);
    expect(running.map(({ name }) => name)).toEqual(['follow_up']);
    const again = move(
      { kind: complaint, record: closed.record, clocks: merge(clocks, closed) },
      'reopen',
      { reason: 'x' },
      { who: hua, scene: at('2026-11-17T02:00:00Z') },
    );
    expect(again.record.closedAt).toBeNull();
    expect(again.clocks.find(({ name }) => name === 'decide_cn')).toMatchObject({ stoppedAt: null });
  });
  it('lets a thing be checked only by another than the one who did it', () => {
    const { change } = log(action, { text: 'x', values: {}, ownerId: li.personId }, amy, at(monday));
    const done = move(
      { kind: action, record: change.record, clocks: change.clocks },
      'finish',
      { proof: 'new lamp' },
      { who: li, scene: at(monday) },
    );
    expect(
      code(() =>
        move(
          { kind: action, record: done.record, clocks: [] },
          'approve',
          {},
          { who: li, scene: at(monday) },
        ),
      ),
    ).toBe('same_person');
    expect(
      move({ kind: action, record: done.record, clocks: [] }, 'approve', {}, { who: fang, scene: at(monday) })
        .record.status,
    ).toBe('checked');
  });
});

describe('handing over, noting, correcting', () => {
  const { record, clocks } = logged(incident, 'the clock fell', { place: 'hall' });
  it('hands over to a member who may write', () => {
    expect(assign({ kind: incident, record, clocks }, ben.personId, amy, at(monday)).record.ownerId).toBe(
      ben.personId,
    );
    expect(code(() => assign({ kind: incident, record, clocks }, auditor.personId, amy, at(monday)))).toBe(
      'gone',
    );
    const owned = assign({ kind: incident, record, clocks }, amy.personId, ben, at(monday)).record;
    expect(code(() => assign({ kind: incident, record: owned, clocks }, ben.personId, ben, at(monday)))).toBe(
      'not_allowed',
    );
  });
  it('keeps what stood there before', () => {
    const change = edit(
      { kind: incident, record, clocks },
      { summary: 'the clock fell down', severity: 2, values: { place: null } },
      amy,
      at(monday),
    );
    expect(change.record).toMatchObject({ summary: 'the clock fell down', severity: 2, details: {} });
    expect(change.events[0]?.data).toMatchObject({
      summary: 'the clock fell',
      severity: 3,
      before: { place: 'hall' },
    });
    expect(change.clocks.map(({ name, stoppedAt }) => [name, stoppedAt === null])).toEqual(
      expect.arrayContaining([
        ['taken', true],
        ['taken_routine', false],
      ]),
    );
  });
  it('leaves a private field that is left empty as it is', () => {
    const scene = at(monday);
    const { change } = log(complaint, { text: 'x', values: { customer: 'Mr Alder' } }, amy, scene);
    const values = { customer: null, contact: '13800138000' };
    const after = edit(
      { kind: complaint, record: change.record, clocks: change.clocks },
      { values },
      amy,
      scene,
    );
    expect(after.secrets).toEqual({ contact: '13800138000' });
    expect(after.record.details).toEqual(change.record.details);
  });
  it('masks notes', () => {
    const change = note(record, 'call 13800138000', amy, at(monday));
    expect(JSON.stringify(change.events)).not.toContain('13800138000');
    expect(Object.values(change.secrets)).toEqual(['call 13800138000']);
  });
});

describe('ladders', () => {
  const { record, clocks } = log(
    incident,
    { text: 'robbery', severity: 1, values: {} },
    amy,
    at('2026-11-15T20:00:00Z'),
  ).change;
  const taken = clocks.find(({ name }) => name === 'taken');
  it('are loud at once at any hour, and after an outage once', () => {
    if (!taken) throw new Error('no clock');
    const { clock, nudges } = runDueSteps({ kind: incident, record }, taken, at('2026-11-15T20:20:00Z'));
    expect(nudges.map(({ personId }) => personId).sort()).toEqual([
      li.personId,
      fang.personId,
      hua.personId,
      '00000000-0000-4000-8000-000000000007',
    ]);
    expect(nudges.every(({ urgent, why }) => urgent && why === 'severe')).toBe(true);
    expect(clock).toMatchObject({ step: 3, wakeAt: new Date('2026-11-15T20:30:00Z') });
  });
  it('wait for working hours where they can', () => {
    expect(earliestNotifyAt(at('2026-11-15T20:00:00Z'))).toEqual(new Date('2026-11-16T00:00:00Z'));
    expect(earliestNotifyAt(at('2026-11-16T09:30:00Z'))).toEqual(new Date('2026-11-16T09:30:00Z'));
    expect(earliestNotifyAt(at('2026-11-20T11:00:00Z'))).toEqual(new Date('2026-11-23T00:00:00Z'));
  });
});
