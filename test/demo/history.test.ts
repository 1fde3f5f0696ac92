import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/database/audit.js';
import { branchIn, saveBranches } from '../../src/database/branches.js';
import { type Db, dbOf } from '../../src/database/db.js';
import { keepProfile, membersOf } from '../../src/database/people.js';
import { reveal } from '../../src/database/records.js';
import { createSeal, makeKey } from '../../src/database/seal.js';
import { trialBranches } from '../../src/demo/branches.js';
import { firstDay, liveThrough } from '../../src/demo/history.js';
import { type Kept, type Past, sceneAt } from '../../src/demo/past/past.js';
import { storiesIn } from '../../src/demo/stories/stories.js';
import { workspace } from '../../src/demo/workspace.js';
import { writeDown } from '../../src/demo/write-down.js';
import { isOwed } from '../../src/domain/checklists/run.js';
import { setClocks } from '../../src/domain/records/clocks.js';
import { startOf } from '../../src/domain/records/log.js';
import { routines } from '../../src/domain/routines.js';
import { plan } from '../../src/domain/time/routine.js';
import { openTestDatabase, type TestDatabase } from '../database/image.js';

const end = new Date('2026-11-23T09:20:00Z');
let database: TestDatabase;
let db: Db;
const pasts: Past[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  db = dbOf(database, createSeal(makeKey()));
  await saveBranches(db, trialBranches, 'trial', new Date('2026-09-27T00:00:00Z'));
  for (const { id, realName, locale } of workspace.users)
    await keepProfile(db, id, { name: realName, locale: locale ?? null }, end);
  for (const { channel } of trialBranches) {
    const branch = await branchIn(db, channel);
    if (!branch) throw new Error(channel);
    const past = liveThrough(branch, await membersOf(db, branch.id), end, 8);
    await db.prisma.$transaction((tx) => writeDown(tx, db.seal, past), { timeout: 60_000 });
    pasts.push(past);
  }
}, 60_000);
afterAll(() => database.close());

const all = () => pasts.flatMap(({ records }) => records);
const moves = ({ events }: Kept) => events.filter(({ type }) => type === 'moved');

describe('the records of the past', () => {
  it('are many, of all kinds, in every state that people bring them to', () => {
    for (const { records } of pasts) {
      const kinds = new Set(records.map(({ kind }) => kind.name));
      expect([...kinds].sort()).toEqual(['action', 'complaint', 'incident', 'referral']);
      expect(records.length).toBeGreaterThan(120);
      expect(new Set(records.map(({ record }) => record.summary)).size).toBeGreaterThan(records.length / 2.5);
    }
    const reached = new Set(all().map(({ kind, record }) => `${kind.name} ${record.status}`));
    for (const status of ['won', 'lost', 'unsuitable']) expect(reached).toContain(`referral ${status}`);
    for (const status of ['resolved', 'withdrawn']) expect(reached).toContain(`complaint ${status}`);
    expect(new Set(all().map(({ record }) => record.severity))).toEqual(new Set([null, 1, 2, 3, 4]));
  });

  it('are numbered in the order in which they were logged, without a gap', () => {
    for (const { records } of pasts)
      for (const name of new Set(records.map(({ kind }) => kind.name))) {
        const own = records.filter(({ kind }) => kind.name === name).map(({ record }) => record);
        expect(own.map(({ number }) => number)).toEqual(own.map((_, index) => index + 1));
        for (const [index, { createdAt }] of own.entries())
          expect(createdAt >= (own[index - 1]?.createdAt ?? createdAt)).toBe(true);
      }
  });

  it('came to their status by the moves of their kind, and are closed where it says so', () => {
    for (const kept of all()) {
      const { kind, record } = kept;
      let status = startOf(kind, record);
      for (const { data } of moves(kept)) {
        expect(kind.moves[String(data.move)]?.from).toContain(status);
        status = String(data.to);
      }
      expect(record.status).toBe(status);
      const closed = kind.statuses[status]?.open === false;
      expect(record.closedAt).toEqual(closed ? moves(kept).at(-1)?.at : null);
      expect(record.updatedAt).toEqual(kept.events.at(-1)?.at);
      expect(record.updatedAt <= end).toBe(true);
    }
  });

  it('have the clocks that their rules give them, and no rung left behind', () => {
    for (const past of pasts)
      for (const { kind, record, clocks } of past.records) {
        expect(setClocks(kind, record, [...clocks.values()], sceneAt(past, end))).toEqual([]);
        for (const { wakeAt, stoppedAt } of clocks.values()) {
          if (stoppedAt) expect(wakeAt).toBeNull();
          if (wakeAt) expect(wakeAt > end).toBe(true);
        }
      }
  });

  it('leave a visitor something to do: overdue, due today and waiting', () => {
    for (const { records, calendar } of pasts) {
      const today = calendar.localDate(end);
      const open = records.filter(({ record }) => !record.closedAt);
      const due = (kept: Kept) => [...kept.clocks.values()].filter(({ stoppedAt }) => !stoppedAt);
      const has = (kind: string, meets: (kept: Kept) => boolean) =>
        expect(open.filter((kept) => kept.kind.name === kind && meets(kept)).length).toBeGreaterThan(0);
      const late = (kept: Kept) => due(kept).some(({ dueAt }) => dueAt < end);
      has('complaint', late);
      has('complaint', (kept) => due(kept).some(({ dueAt }) => calendar.localDate(dueAt) === today));
      has('action', late);
      has('action', (kept) => kept.record.details.due === today);
      has('referral', ({ record }) => record.ownerId === null);
      has('incident', ({ record }) => record.status === 'handling');
      expect(open.length).toBeLessThan(30);
    }
  });

  it('keep customers to themselves', async () => {
    for (const { branch, records } of pasts) {
      const { customers } = storiesIn(branch.language);
      const written = JSON.stringify(records.map(({ record, events }) => [record, events]));
      for (const customer of customers) expect(written).not.toContain(customer);
      const kept = records.find(({ secrets }) => secrets.customer);
      if (!kept) throw new Error('nobody complained');
      expect(await reveal(db, kept.record, 'test', end)).toEqual(kept.secrets);
    }
  });
});

const shipped = routines.filter(({ off }) => !off);

describe('the routines of the past', () => {
  it('were settled, every one that came due', () => {
    for (const { branch, calendar, occurrences } of pasts) {
      const from = calendar.at(firstDay(branch, end), '00:00');
      const due = shipped.flatMap((routine) =>
        // What comes at this very moment has come.
        plan(routine, calendar, from, new Date(end.getTime() + 1)).map(({ date, slot }) => `${routine.name} ${date} ${slot}`),
      );
      const settled = occurrences.map(({ name, date, slot }) => `${name} ${date} ${slot}`);
      expect(settled.sort()).toEqual(due.sort());
      const expired = occurrences.filter(({ state }) => state === 'expired');
      expect(expired.length).toBeGreaterThan(0);
      expect(expired.length).toBeLessThan(4);
      for (const { reason } of expired) expect(reason).toBe('expired');
      expect(occurrences.some(({ state, late }) => state === 'done' && late)).toBe(true);
    }
  });

  it('left lists that are ticked, signed, rarely late or missed, and half done today', () => {
    for (const { runs } of pasts) {
      for (const { run, ticks, clock } of runs) {
        const states = new Map(run.items.map(({ id }) => [id, 'open']));
        for (const { itemId, state } of ticks) states.set(itemId, state);
        expect(run.items.map(({ state }) => state)).toEqual([...states.values()]);
        const open = run.items.filter(isOwed).length;
        if (run.status === 'signed') expect([open, run.signatures.length > 0]).toEqual([0, true]);
        if (run.status === 'missed') expect(run.lateUntil <= end && open > 0).toBe(true);
        if (run.status === 'open') expect(run.lateUntil > end).toBe(true);
        if (clock.wakeAt) expect(clock.wakeAt > end).toBe(true);
      }
      const shares = runs.filter(
        ({ run }) => run.status === 'signed' && run.doneAt && run.doneAt <= run.dueAt,
      );
      expect(shares.length / runs.length).toBeGreaterThan(0.85);
      const underWay = runs.filter(({ run }) => run.status === 'open');
      expect(underWay.some(({ run }) => run.items.some(({ state }) => state === 'done'))).toBe(true);
    }
    expect(new Set(pasts.flatMap(({ runs }) => runs.map(({ run }) => run.list)))).toEqual(
      new Set(shipped.filter(({ does }) => does === 'checklist').map(({ name }) => name)),
    );
  });

  it('made an action of every finding', () => {
    for (const { runs, records } of pasts) {
      const findings = runs.flatMap(({ run }) => run.items.filter(({ state }) => state === 'finding'));
      expect(findings.length).toBeGreaterThan(5);
      for (const { actionId } of findings)
        expect(records.some(({ record }) => record.id === actionId)).toBe(true);
    }
  });
});

describe('what is written down', () => {
  it('is all there, with an unbroken trail, and asks for nothing to be posted', async () => {
    expect(await db.prisma.record.count()).toBe(all().length);
    expect(await db.prisma.recordEvent.count()).toBe(all().flatMap(({ events }) => events).length);
    expect(await db.prisma.outbox.count()).toBe(0);
    const { broken, chains } = await verifyAudit(db.prisma);
    expect({ broken, chains }).toEqual({ broken: [], chains: 3 });
    for (const { audit } of pasts)
      for (const [index, { at }] of audit.entries()) expect(at >= (audit[index - 1]?.at ?? at)).toBe(true);
    const counters = await db.prisma.counter.findMany();
    expect(counters.reduce((sum, { last }) => sum + last, 0)).toBe(all().length);
  });

  it('is the same every time but for the ids', () => {
    const [past] = pasts;
    if (!past) throw new Error('no past');
    const again = liveThrough(past.branch, past.members, end, 8);
    const told = ({ records, runs }: Past) => [
      records.map(({ record }) => [record.summary, record.status, record.createdAt, record.updatedAt]),
      runs.map(({ run }) => [run.list, run.date, run.status, run.version]),
    ];
    expect(told(again)).toEqual(told(past));
  });

  it.each(['2026-07-15T08:20:00Z', '2027-02-22T09:20:00Z', '2026-10-12T08:20:00Z', '2027-01-04T09:20:00Z'])(
    'can be lived up to %s, whatever holidays lie before it',
    (present) => {
      for (const { branch, members } of pasts) {
        const past = liveThrough(branch, members, new Date(present), 3);
        expect(past.records.length).toBeGreaterThan(80);
      }
    },
  );
});
