import { describe, expect, it } from 'vitest';
import { periodOf } from '../../../src/platform/time/period.js';
import { complaint } from '../../../src/records/kinds/complaint.js';
import type { Kind } from '../../../src/records/rules/kind.js';
import { log } from '../../../src/records/rules/log.js';
import { move } from '../../../src/records/rules/move.js';
import { monthly } from '../../../src/reports/definitions/monthly.js';
import { weekly } from '../../../src/reports/definitions/weekly.js';
import {
  decisions,
  foundKey,
  type StillOpen,
  stillOpen,
  type Today,
} from '../../../src/reports/rules/decisions.js';
import type { Pointed, Pointers } from '../../../src/reports/rules/report-figures.js';
import { amy, at, hua, li } from '../../scene.js';

const now = new Date('2026-11-20T09:45:00Z');
const period = periodOf('week', '2026-11-20', 'Asia/Shanghai');
const ago = (hours: number) => new Date(now.getTime() - hours * 60 * 60_000);
const none = { count: 0, first: [] };
const calm: Pointers = {
  open: none,
  overdue: none,
  grave: none,
  broken: none,
  missed: none,
  away: none,
  rankings: {},
  heat: [],
};

const pointed = (id: string, kind = 'complaint'): Pointed => ({
  id,
  kind,
  number: 1,
  ownerId: null,
  dueAt: null,
});
const some = <T>(...first: T[]) => ({ count: first.length, first });
const still = (more: Partial<StillOpen> = {}): StillOpen => ({
  ownerId: null,
  dueAt: null,
  createdAt: ago(1),
  updatedAt: ago(80),
  isTaken: true,
  moreTime: null,
  ...more,
});
const today = (records: Record<string, StillOpen> = {}, more: Partial<Today> = {}): Today => ({
  now,
  records: new Map(Object.entries(records)),
  lists: new Set(['opening', 'closing']),
  found: new Map(),
  ...more,
});
const asked = (
  pointers: Partial<Pointers>,
  than: Today,
  of: { report?: typeof weekly; period?: typeof period } = {},
) =>
  decisions(of.report ?? weekly, of.period ?? period, { pointers: { ...calm, ...pointers } }, than).map(
    (one) =>
      'record' in one
        ? `${one.what} ${one.record.id}`
        : one.what === 'times'
          ? `times ${one.list}`
          : `${one.what} ${one.from}`,
  );
const missed = (list: string, date = '2026-11-18') => ({ list, date, slot: '08:15' });

describe('what is to be decided', () => {
  it('is nothing where all is well', () => expect(asked({}, today())).toEqual([]));

  it('is who takes what is overdue and nobody has, complaints first', () =>
    expect(
      asked(
        { overdue: some(pointed('i', 'incident'), pointed('c')) },
        today({ i: still({ dueAt: ago(30) }), c: still({ dueAt: ago(2) }) }),
      ),
    ).toEqual(['owner c', 'owner i']));

  it('is not what was settled since: closed, taken, or with more time', () =>
    expect(
      asked(
        { overdue: some(pointed('closed'), pointed('taken'), pointed('longer')) },
        today({ taken: still({ ownerId: 'p', dueAt: ago(2) }), longer: still({ dueAt: ago(-48) }) }),
      ),
    ).toEqual([]));

  it('is who takes what has had no owner for three days, of kinds that somebody takes', () =>
    expect(
      asked(
        { open: some(pointed('new'), pointed('old'), pointed('lost', 'lost')) },
        today({
          new: still({ createdAt: ago(70) }),
          old: still({ createdAt: ago(72) }),
          lost: still({ createdAt: ago(200), isTaken: false }),
        }),
      ),
    ).toEqual(['owner old']));

  it('is whether somebody else takes what stays overdue while nothing is done about it', () =>
    expect(
      asked(
        { overdue: some(pointed('late'), pointed('just'), pointed('given')) },
        today({
          late: still({ ownerId: 'p', dueAt: ago(80) }),
          just: still({ ownerId: 'p', dueAt: ago(20) }),
          given: still({ ownerId: 'p', dueAt: ago(80), updatedAt: ago(1) }),
        }),
      ),
    ).toEqual(['stuck late']));

  it('is more time: where it was asked for, and where the limit is near', () => {
    const limit = (hours: number, isAsked: boolean) =>
      still({
        ownerId: 'p',
        moreTime: { move: isAsked ? 'grant_extension' : 'ask_extension', asked: isAsked, dueAt: ago(-hours) },
      });
    expect(
      asked(
        { open: some(pointed('asked'), pointed('near'), pointed('far')) },
        today({ asked: limit(200, true), near: limit(71, false), far: limit(73, false) }),
      ),
    ).toEqual(['more_time asked', 'more_time near']);
  });

  it('is a list that was missed again and again, unless it was switched off', () => {
    const pointers = {
      missed: some(
        missed('opening'),
        missed('closing'),
        missed('opening'),
        missed('huddle'),
        missed('huddle'),
      ),
    };
    expect(asked(pointers, today())).toEqual(['times opening']);
    expect(asked(pointers, today({}, { lists: new Set() }))).toEqual([]);
    expect(asked(pointers, today(), { report: monthly as never })).toEqual([]);
  });

  it('is what was found or failed again and again, unless an action is open for it', () => {
    const finding = { what: 'Floor dry', list: 'opening', count: 3, minutes: null };
    const device = { what: 'ATM2', list: null, count: 2, minutes: 200 };
    const once = { ...device, what: 'ATM1', count: 1 };
    const rankings = { recurring: [finding], devices_down: [once, device] };
    const found = new Map([
      [foundKey(finding), 'item'],
      [foundKey(device), 'fault'],
      [foundKey(once), 'other'],
    ]);
    expect(asked({ rankings }, today({}, { found }))).toEqual(['recurring item', 'failing fault']);
    expect(asked({ rankings }, today())).toEqual([]);
    expect(asked({ rankings }, today({}, { found }), { report: monthly as never })).toEqual([
      'recurring item',
    ]);
  });

  it('is three things at most, the weightiest first', () =>
    expect(
      asked(
        {
          overdue: some(pointed('a'), pointed('b'), pointed('c'), pointed('d')),
          missed: some(missed('opening'), missed('opening')),
        },
        today({
          a: still({ ownerId: 'p', dueAt: ago(90) }),
          b: still({ dueAt: ago(1) }),
          c: still({ createdAt: ago(90) }),
          d: still(),
        }),
      ),
    ).toEqual(['owner b', 'stuck a', 'owner c']));

  it('is asked until another period has followed', () => {
    const pointers = { overdue: some(pointed('c')) };
    const records = { c: still({ dueAt: ago(2) }) };
    const week = (date: string) => ({ period: periodOf('week', date, 'Asia/Shanghai') });
    expect(asked(pointers, today(records), week('2026-11-13'))).toEqual(['owner c']);
    expect(asked(pointers, today(records), week('2026-11-06'))).toEqual([]);
  });
});

describe('how a record stands', () => {
  const kind = complaint as Kind;
  const scene = at('2026-11-16T02:00:00Z');
  const logged = log(kind, { text: 'waited', values: {} }, amy, scene).change;

  // The end of the fifteenth day in Shanghai (Order 2020 No. 3).
  const fifteenDays = new Date('2026-12-01T15:59:59Z');

  it('names the move that asks for more time, then the one that grants it', () => {
    const { record, clocks } = logged;
    expect(stillOpen(kind, record, clocks, scene.branch)).toMatchObject({
      ownerId: null,
      isTaken: true,
      createdAt: scene.now,
      moreTime: { move: 'ask_extension', asked: false, dueAt: fifteenDays },
    });
    const next = move(
      { kind, record, clocks },
      'ask_extension',
      { extension_why: 'complex' },
      { who: li, scene },
    );
    expect(stillOpen(kind, next.record, clocks, scene.branch)?.moreTime).toMatchObject({
      move: 'grant_extension',
      asked: true,
    });
  });

  it('has the nearest limit that runs', () => {
    const { record, clocks } = logged;
    const first = Math.min(...clocks.map(({ dueAt }) => dueAt.getTime()));
    expect(stillOpen(kind, record, clocks, scene.branch)?.dueAt?.getTime()).toBe(first);
    const stopped = clocks.map((clock) => ({ ...clock, stoppedAt: scene.now }));
    expect(stillOpen(kind, record, stopped, scene.branch)).toMatchObject({ dueAt: null, moreTime: null });
  });

  it('is nothing once it is closed', () => {
    const { record, clocks } = logged;
    const closed = move({ kind, record, clocks }, 'resolve', { result: 'done' }, { who: hua, scene });
    expect(stillOpen(kind, closed.record, clocks, scene.branch)).toBeNull();
  });
});
