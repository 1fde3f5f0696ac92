import { describe, expect, it } from 'vitest';
import { isOwed } from '../../../src/checklists/rules/run.js';
import { routines } from '../../../src/modules.js';
import { verifyAudit } from '../../../src/platform/database/audit.js';
import { isId } from '../../../src/platform/id.js';
import { mask } from '../../../src/platform/privacy/mask.js';
import { HOUR } from '../../../src/platform/time/durations.js';
import { plan } from '../../../src/platform/time/routine.js';
import { playbookListName, playbooksAmong } from '../../../src/playbooks/rules/list.js';
import { setClocks } from '../../../src/records/rules/clocks.js';
import { playbooksOf } from '../../../src/records/rules/consequences.js';
import { startOf } from '../../../src/records/rules/log.js';
import { digestOf } from '../../../src/records/store/digests.js';
import { reveal } from '../../../src/records/store/records.js';
import { firstDay, liveThrough } from '../../../src/trial/story/history.js';
import { type Kept, type Past, sceneAt, ticksOf } from '../../../src/trial/story/past/past.js';
import { storiesIn } from '../../../src/trial/story/stories/stories.js';
import { end, livedThrough } from './lived.js';

const lived = livedThrough();
const { pasts, all } = lived;

/** What brought a record into another status: a move, or that the last one has read it. */
const moves = ({ events }: Kept) =>
  events.filter(({ type, data }) => type === 'moved' || (type === 'acknowledged' && data.to));

/** When a record was closed for good, by what its timeline says: with what it started as, or with a move. */
function closedAt(kept: Kept): Date | null {
  const { kind, record } = kept;
  const isOpen = (status: string) => kind.statuses[status]?.open !== false;
  let closed = isOpen(startOf(kind, record)) ? null : record.createdAt;
  for (const { at, data } of moves(kept)) closed = isOpen(String(data.to)) ? null : (closed ?? at);
  return closed;
}

describe('the records of the past', () => {
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
        if (data.move) expect(kind.moves[String(data.move)]?.from).toContain(status);
        else expect(data.to).toBe(kind.mustRead?.closes);
        status = String(data.to);
      }
      expect(record.status).toBe(status);
      expect(record.closedAt).toEqual(closedAt(kept));
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

  it('keep customers to themselves', async () => {
    for (const { branch, records } of pasts) {
      const { customers } = storiesIn(branch.language);
      const written = JSON.stringify(records.map(({ record, events }) => [record, events]));
      for (const customer of customers) expect(written).not.toContain(customer);
      const words = records.flatMap(({ record, events }) => [
        record.summary,
        ...Object.values(record.details).map((value) => (isId(value) ? '' : value)),
        ...events.flatMap(({ data }) => Object.values(data).map((value) => (isId(value) ? '' : value))),
      ]);
      const seen = words.filter((word) => typeof word === 'string' && mask(word).masked.length > 0);
      expect(seen).toEqual([]);
      const kept = records.find(({ secrets }) => secrets.customer);
      if (!kept) throw new Error('nobody complained');
      expect(await reveal(lived.db, kept.record, 'test', end)).toEqual(kept.secrets);
    }
  });
});

const shipped = routines.all.filter(({ off, silent }) => !off && !silent);

describe('the routines of the past', () => {
  it('were settled, every one that came due', () => {
    for (const { branch, calendar, occurrences } of pasts) {
      const from = calendar.at(firstDay(branch, end), '00:00');
      const due = shipped.flatMap((routine) =>
        // What comes at this very moment has come.
        plan(routine, calendar, { from, to: new Date(end.getTime() + 1) }).map(
          ({ date, slot }) => `${routine.name} ${date} ${slot}`,
        ),
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
    for (const { runs: posted, calendar } of pasts) {
      const runs = posted.filter(({ run }) => !run.recordId);
      for (const kept of runs) {
        const { run, clock } = kept;
        const states = new Map(run.items.map(({ id }) => [id, 'open']));
        for (const { itemId, state } of ticksOf(kept)) states.set(itemId, state);
        // What Lobby filled in nobody ticked.
        const filled = run.items.filter(({ by, state }) => by === null && state !== 'open');
        for (const { id, state } of filled) states.set(id, state);
        expect(run.items.map(({ state }) => state)).toEqual([...states.values()]);
        const open = run.items.filter(isOwed).length;
        if (run.status === 'signed') expect([open, run.signatures.length > 0]).toEqual([0, true]);
        if (run.status === 'missed') expect(run.lateUntil <= end && open > 0).toBe(true);
        if (run.status === 'open') expect(run.lateUntil > end).toBe(true);
        if (clock?.wakeAt) expect(clock.wakeAt > end).toBe(true);
      }
      const shares = runs.filter(
        ({ run }) => run.status === 'signed' && run.doneAt && run.doneAt <= run.dueAt,
      );
      expect(shares.length / runs.length).toBeGreaterThan(0.85);
      const closed = calendar.hours(calendar.localDate(end))?.close;
      // Where the doors have been closed for longer, the last list of the day is signed.
      if (closed && end.getTime() - closed.getTime() > HOUR) continue;
      const underWay = runs.filter(({ run }) => run.status === 'open');
      expect(underWay.some(({ run }) => run.items.some(({ state }) => state === 'done'))).toBe(true);
    }
    // Some come so seldom that a day off can take all of theirs.
    const came = pasts.flatMap(({ occurrences }) => occurrences.filter(({ subjectId }) => subjectId));
    const lists = pasts.flatMap(({ runs }) => runs.filter(({ run }) => !run.recordId));
    expect(new Set(lists.map(({ run }) => run.list))).toEqual(new Set(came.map(({ name }) => name)));
    expect(new Set(lists.map(({ run }) => run.list)).size).toBeGreaterThan(8);
  });

  it('signed no day before what was handed over on it was accepted', () => {
    for (const { runs, records, calendar } of pasts) {
      const days = runs.filter(
        ({ run }) => run.rules?.gate?.includes('handover_accepted') && run.status === 'signed',
      );
      expect(days.length).toBeGreaterThan(25);
      for (const { run } of days) {
        const signedAt = run.signatures.at(-1)?.at ?? end;
        const given = records.filter(
          ({ kind, record }) =>
            kind.name === 'handover' &&
            calendar.localDate(record.createdAt) === run.date &&
            record.createdAt <= signedAt,
        );
        for (const kept of given)
          expect(moves(kept)[0]?.at.getTime()).toBeLessThanOrEqual(signedAt.getTime());
      }
    }
  });

  it('opened the playbook of every incident that has one, and ticked the gravest to the end', () => {
    for (const { runs, records } of pasts) {
      for (const { kind, record } of records) {
        const playbooks = runs.filter(({ run }) => run.recordId === record.id);
        const names = playbooksAmong(playbooksOf(kind, record)).map(playbookListName);
        expect(playbooks.map(({ run }) => run.list)).toEqual(names);
        const isDrill = kind.name === 'drill';
        for (const playbook of playbooks) {
          const { run, clock } = playbook;
          expect(clock).toBeNull();
          expect(run.opensAt).toEqual(record.createdAt);
          expect(ticksOf(playbook).every(({ at }) => at >= record.createdAt)).toBe(true);
          if (isDrill || (record.severity === 1 && record.closedAt)) expect(run.status).toBe('settled');
        }
      }
      expect(runs.filter(({ run }) => run.recordId && run.status === 'open').length).toBeGreaterThan(5);
    }
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
  it('is found by its words and by its customers as what is logged today', async () => {
    const { record, secret } = lived.db.prisma;
    const { version } = record.fields;
    expect(await record.count({ where: { spelling: { not: null }, spelled: { equals: version } } })).toBe(
      all().length,
    );
    const kept = all().flatMap(({ secrets }) => Object.entries(secrets));
    const known = kept.filter(([field, plain]) => digestOf(lived.db.seal, field, plain) !== null);
    expect(known.length).toBeGreaterThan(0);
    expect(await secret.count({ where: { digest: { not: null } } })).toBe(known.length);
  });

  it('is all there, with an unbroken trail, and asks for nothing to be posted', async () => {
    expect(await lived.db.prisma.record.count()).toBe(all().length);
    expect(await lived.db.prisma.recordEvent.count()).toBe(all().flatMap(({ events }) => events).length);
    expect(await lived.db.prisma.outbox.count()).toBe(0);
    const { broken, chains } = await verifyAudit(lived.db.prisma);
    expect({ broken, chains }).toEqual({ broken: [], chains: 3 });
    for (const { branch, records, runs, occurrences } of pasts) {
      const trail = await lived.db.prisma.auditEntry.findMany({
        where: { chain: branch.id },
        orderBy: { seq: 'asc' },
      });
      for (const [index, { at }] of trail.entries()) expect(at >= (trail[index - 1]?.at ?? at)).toBe(true);
      const told = (action: RegExp) => trail.filter((entry) => action.test(entry.action)).length;
      expect(told(/^run\./)).toBe(runs.flatMap(({ presses }) => presses).length);
      expect(told(/^occurrence\./)).toBe(occurrences.filter(({ state }) => state === 'expired').length);
      const said = new Set(trail.map(({ data }) => JSON.parse(data).event));
      for (const { events } of records) for (const { id } of events) expect(said.has(id)).toBe(true);
    }
    const counters = await lived.db.prisma.counter.findMany();
    expect(counters.reduce((sum, { last }) => sum + last, 0)).toBe(all().length);
  });

  it('is the same every time but for the ids', () => {
    const [past] = pasts;
    if (!past) throw new Error('no past');
    const again = liveThrough(past, end, 11);
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
        const past = liveThrough({ branch, members }, new Date(present), 3);
        expect(past.records.length).toBeGreaterThan(200);
      }
    },
  );
});
