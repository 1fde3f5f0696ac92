import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/platform/directory/branch.js';
import type { Member } from '../../src/platform/directory/roles.js';
import { may } from '../../src/platform/rights/rights.js';
import { bulletin } from '../../src/records/kinds/bulletin.js';
import { kinds } from '../../src/records/kinds/index.js';
import { acknowledge, lapse } from '../../src/records/rules/acknowledge.js';
import { runDueSteps } from '../../src/records/rules/clocks.js';
import type { Kind } from '../../src/records/rules/kind.js';
import { rightsOf } from '../../src/records/rules/kind-rights.js';
import { log } from '../../src/records/rules/log.js';
import { bound, readingOf, unread } from '../../src/records/rules/must-read.js';
import type { Change } from '../../src/records/rules/record.js';
import { amy, at, auditor, ben, fang, hq, hua, li, rui } from '../scene.js';

const kind: Kind = bulletin;
// A Monday in Shanghai, ten o'clock.
const monday = '2026-11-16T02:00:00Z';
const names = (members: readonly { name: string }[]) => members.map(({ name }) => name);
const post = (values: Record<string, unknown> = {}, scene = at(monday)) =>
  log(kind, { text: 'New fee list', values }, hua, scene).change;
const readBy = (...members: Member[]) => new Set(members.map(({ personId }) => personId));
const later = (now: string, members?: readonly Member[]): Scene => ({
  ...at(now),
  ...(members ? { members } : {}),
});
const press = (change: Change, before: Set<string>, who: Member, scene = at(monday)) =>
  acknowledge({ kind, record: change.record, clocks: change.clocks, readers: before }, who, scene);
const newcomer: Member = { ...ben, personId: '00000000-0000-4000-8000-000000000077', name: 'New Man' };

describe('who must read a bulletin', () => {
  const { record } = post();
  it('everybody who works there but whoever wrote it', () => {
    expect(names(bound(kind, record, at(monday).members))).toEqual([
      'Amy Chen',
      'Ben Wu',
      'Li Na',
      'Fang Min',
      'Rui Zhao',
    ]);
  });

  it('only holders of the roles that a kind names', () => {
    const some: Kind = { ...kind, mustRead: { closes: 'read', newcomers: 30, roles: ['rm'] } };
    expect(names(bound(some, record, at(monday).members))).toEqual(['Rui Zhao']);
  });

  it('not who has left, but who has come', () => {
    const scene = later('2026-11-20T02:00:00Z', [amy, newcomer, hua]);
    expect(readingOf({ kind, record, readers: readBy(amy, li, fang) }, scene.members, scene)).toEqual({
      read: 1,
      of: 2,
      unread: [newcomer.personId],
    });
  });
});

describe('"Read"', () => {
  it('is kept once, however often it is pressed', () => {
    const posted = post();
    const first = press(posted, new Set(), amy);
    expect(first?.acks).toEqual([{ personId: amy.personId, at: first?.record.updatedAt }]);
    expect(first?.record).toMatchObject({ status: 'posted', version: 2, closedAt: null });
    expect(press(posted, readBy(amy), amy)).toBeNull();
  });

  it('changes nothing when the author or head office presses it, and is refused to an auditor', () => {
    expect(press(post(), new Set(), hua)).toBeNull();
    expect(press(post(), new Set(), hq)).toBeNull();
    expect(() => press(post(), new Set(), auditor)).toThrow('reader');
  });

  it('of the last one closes it, and stops its clock', () => {
    const closed = press(post(), readBy(amy, ben, li, fang), rui);
    expect(closed?.record).toMatchObject({ status: 'read', closedAt: new Date(monday) });
    expect(closed?.events).toMatchObject([
      { type: 'acknowledged', actorId: rui.personId, data: { to: 'read' } },
    ]);
    expect(closed?.clocks).toMatchObject([{ name: 'lasts', stoppedAt: new Date(monday), wakeAt: null }]);
  });

  it('of the last one who is left closes it, whoever else had been bound', () => {
    const scene = later(monday, [amy, hua, hq]);
    expect(press(post(), new Set(), amy, scene)?.record.status).toBe('read');
  });
});

describe('newcomers', () => {
  const closed = press(post(), readBy(amy, ben, li, fang), rui)?.record;
  const members = [amy, newcomer, hua];
  const owing = (now: string, record = closed) =>
    record ? names(unread({ kind, record, readers: readBy(amy) }, members, later(now))) : [];

  it('owe what everybody had read, for thirty days', () => {
    expect(owing('2026-12-16T02:00:00Z')).toEqual(['New Man']);
    expect(owing('2026-12-17T02:00:00Z')).toEqual([]);
  });

  it('owe nothing that is past its last day, or was ended', () => {
    const short = closed && { ...closed, details: { until: '2026-11-20' } };
    expect(owing('2026-11-20T08:00:00Z', short)).toEqual(['New Man']);
    expect(owing('2026-11-21T02:00:00Z', short)).toEqual([]);
    expect(owing('2026-11-17T02:00:00Z', closed && { ...closed, status: 'ended' })).toEqual([]);
  });
});

/** Who hears at every rung, until the clock has none left. */
function ladder(posted: Change, readers: ReadonlySet<string>) {
  const told: { at: string; names: string[] }[] = [];
  let [clock] = posted.clocks;
  for (let rung = 0; clock?.wakeAt && rung < 20; rung++) {
    const scene = later(clock.wakeAt.toISOString());
    const climbed = runDueSteps({ kind, record: posted.record }, clock, scene, { readers });
    const heard = scene.members.filter((one) =>
      climbed.nudges.some(({ personId }) => personId === one.personId),
    );
    if (climbed.closes) return { told, closes: climbed.closes, at: scene.now.toISOString() };
    expect(climbed.nudges.every(({ why, urgent }) => why === 'unread' && !urgent)).toBe(true);
    told.push({ at: scene.now.toISOString(), names: names(heard) });
    clock = climbed.clock;
  }
  return { told };
}

describe('reminders', () => {
  it('go to those who have not read it, after one, three and seven days; then it ends', () => {
    const missing = ['Amy Chen', 'Rui Zhao'];
    expect(ladder(post(), readBy(ben, li, fang))).toEqual({
      told: [
        { at: '2026-11-17T02:00:00.000Z', names: missing },
        { at: '2026-11-19T02:00:00.000Z', names: missing },
        { at: '2026-11-23T02:00:00.000Z', names: missing },
      ],
      closes: 'ended',
      at: '2026-12-16T15:59:59.000Z',
    });
  });

  it('of an important one begin at once', () => {
    const { told } = ladder(post({ important: true }), new Set());
    expect(told.map(({ at: when }) => when)).toEqual([
      '2026-11-16T02:00:00.000Z',
      '2026-11-16T06:00:00.000Z',
      '2026-11-17T02:00:00.000Z',
    ]);
  });

  it('end with its last day, whatever rung would come after', () => {
    const { told, closes, at: end } = ladder(post({ until: '2026-11-18' }), new Set());
    expect(told).toHaveLength(1);
    expect([closes, end]).toEqual(['ended', '2026-11-18T09:00:00.000Z']);
  });

  it('are over when nobody who owes it is left', () => {
    const everybody = readBy(amy, ben, li, fang, rui);
    expect(ladder(post(), everybody)).toMatchObject({ told: [], closes: 'read' });
  });

  it('are three at most, of every kind that must be read', () => {
    for (const one of kinds as readonly Kind[])
      for (const { ladder: rungs } of one.clocks) {
        const asking = rungs.filter(({ tell }) => tell.includes('unread'));
        expect(asking.length).toBeLessThanOrEqual(3);
        expect(asking.every(({ again, urgent }) => !again && !urgent)).toBe(true);
      }
  });

  it('wait for opening time', () => {
    // Posted on Friday at ten: a day later is Saturday.
    const posted = post({}, at('2026-11-20T02:00:00Z'));
    const [clock] = posted.clocks;
    const saturday = later('2026-11-21T02:00:00Z');
    const { nudges } = runDueSteps({ kind, record: posted.record }, clock!, saturday);
    expect(new Set(nudges.map(({ notBefore }) => notBefore.toISOString()))).toEqual(
      new Set(['2026-11-23T00:00:00.000Z']),
    );
  });
});

describe('a bulletin whose time is over', () => {
  it('ends by itself, and is not late', () => {
    const posted = post({ until: '2026-11-18' });
    const ended = lapse(
      { kind, record: posted.record, clocks: posted.clocks },
      'ended',
      later('2026-11-18T09:00:05Z'),
    );
    expect(ended.record).toMatchObject({ status: 'ended', closedAt: new Date('2026-11-18T09:00:05Z') });
    expect(ended.events).toMatchObject([{ type: 'lapsed', actorId: null }]);
    expect(ended.clocks).toMatchObject([{ stoppedAt: new Date('2026-11-18T09:00:00Z'), wakeAt: null }]);
  });
});

it('who has read it is seen by its author, those who lead, head office and auditors', () => {
  const { record } = post();
  const mayLook = at(monday).members.filter((one) => may(rightsOf(kind).seeReaders, one, record));
  expect(names(mayLook)).toEqual(['Li Na', 'Fang Min', 'Hua Sun', 'Head Office', 'An Auditor']);
});
