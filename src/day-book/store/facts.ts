import { z } from 'zod';
import {
  actionOf,
  findingCodes,
  happenings,
  ownLists,
  type Run,
  storedTick,
  titlesOf,
  toRun,
} from '../../checklists/module.js';
import type { Tx } from '../../platform/database/db.js';
import { type Following, tell } from '../../platform/database/follow.js';
import type { Prisma } from '../../platform/database/generated/client.js';
import { int, rows, text, timestamptz } from '../../platform/database/query.js';
import type {} from '../../platform/day-register.js';
import type { Hand } from '../../platform/directory/acting.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { isId } from '../../platform/id.js';
import { addDays } from '../../platform/time/day.js';
import { startOfDay } from '../../platform/time/zone.js';
import { storedEvent, storedRecord, toRecord } from '../../records/module.js';
import { type BookedEvent, type DayFacts, eventTypes } from '../rules/facts.js';

/**
 * Reads everything that happened in a branch on a local day, as known now.
 * @param silent the routines that nobody waits for, which are not reported as late
 */
export async function factsOf(
  { branch, now, ...on }: Pick<Hand, 'tx' | 'branch' | 'now'> & { db: Following },
  date: string,
  silent: ReadonlySet<string>,
): Promise<DayFacts> {
  const db = { prisma: on.tx };
  const from = startOfDay(date, branch.timezone);
  const to = startOfDay(addDays(date, 1), branch.timezone);
  const day = { branchId: branch.id, from, to };
  const logged = await db.prisma.record.findMany({
    where: { branchId: branch.id, createdAt: { gte: from, lt: to } },
    orderBy: [{ createdAt: 'asc' }, { number: 'asc' }],
  });
  const events = await eventsIn(db, day);
  // A list is due after it opens, so the condition on `dueAt` is redundant, but lets the index on it be used.
  const runs = await runsAmong(db, {
    branchId: branch.id,
    dueAt: { gte: from },
    opensAt: { gte: from, lt: to },
  });
  const pressed = await pressedLater(db, day);
  const missed = await runsAmong(db, {
    branchId: branch.id,
    lateUntil: { gte: from, lt: to },
    opensAt: { lt: from },
    status: 'missed',
    recordId: null,
  });
  const facts = {
    date,
    from,
    to,
    now,
    logged: logged.map(toRecord),
    events,
    runs,
    missed,
    ...pressed,
    gaps: await gapsOn(db, day, silent),
    registers: await tell(on.db, on.tx, 'day.written', { branch, date, from, to }),
    titles: titlesOf(await ownLists(db, branch.id)),
  };
  return { ...facts, names: await namesIn(db, facts), codes: await codesIn(db, facts) };
}

interface Day {
  branchId: string;
  from: Date;
  to: Date;
}

async function runsAmong(db: { prisma: Tx }, where: Prisma.RunWhereInput): Promise<Run[]> {
  const rows = await db.prisma.run.findMany({
    where,
    include: { items: true },
    orderBy: [{ opensAt: 'asc' }, { list: 'asc' }, { slot: 'asc' }],
  });
  return rows.map(toRun);
}

const bookedEvent = storedEvent.omit({ recordId: true }).extend({
  record: storedRecord
    .pick({ id: true, kind: true, number: true, summary: true, severity: true, details: true })
    .extend({ loggedAt: timestamptz }),
}) satisfies z.ZodType<BookedEvent>;
const press = z.object({ run: text, at: timestamptz, actor: text, action: text, version: int.nullable() });

/** All types are named so that the index on branch and type is used. */
async function eventsIn(db: { prisma: Tx }, { branchId, from, to }: Day): Promise<BookedEvent[]> {
  return rows(db.prisma, bookedEvent)`
    SELECT e."id", e."at", e."actorId", e."type", e."data", jsonb_build_object('id', r."id", 'kind', r."kind", 'number', r."number",
      'summary', r."summary", 'severity', r."severity", 'details', r."details",
      'loggedAt', r."createdAt") AS "record"
    FROM "RecordEvent" e JOIN "Record" r ON r."id" = e."recordId"
    WHERE e."branchId" = ${branchId}::uuid AND e."type" = ANY(${eventTypes}::text[]) AND e."at" >= ${from} AND e."at" < ${to}
    ORDER BY e."at", r."kind", r."number", e."type", e."id"`;
}

/**
 * The presses of the day on lists that were opened before it, found through the audit trail. Only its end is read:
 * from where it stood when the last book before the day was sealed.
 */
async function pressedLater(db: { prisma: Tx }, { branchId, from, to }: Day) {
  const sealed = await db.prisma.dayBook.findFirst({
    where: { branchId, sealedAt: { lte: from } },
    orderBy: { number: 'desc' },
    select: { auditSeq: true },
  });
  const presses = await rows(db.prisma, press)`
    SELECT "subject" AS "run", "at", "actor", "action", ("data"::jsonb ->> 'version')::int AS "version" FROM "AuditEntry"
    WHERE "chain" = ${branchId} AND "seq" > ${sealed?.auditSeq ?? 0} AND "at" >= ${from} AND "at" < ${to}
      AND "action" = ANY(${happenings.map(actionOf)}::text[])
    ORDER BY "seq"`;
  const ids = [...new Set(presses.map(({ run }) => run))];
  const runs = await runsAmong(db, { id: { in: ids }, opensAt: { lt: from } });
  const byId = new Map(runs.map((run) => [run.id, run]));
  const ticks = await db.prisma.tick.findMany({
    where: { runId: { in: [...byId.keys()] }, at: { gte: from, lt: to } },
    orderBy: { id: 'asc' },
  });
  return {
    laterTicks: ticks.flatMap((tick) => {
      const run = byId.get(tick.runId);
      return run ? [{ ...storedTick.parse(tick), run }] : [];
    }),
    laterSignatures: runs.flatMap((run) =>
      run.signatures.filter(({ at }) => at >= from && at < to).map(({ by, at }) => ({ run, by, at })),
    ),
    // A missed list takes no press but its excuse, so the press that made its present version is the excuse.
    excuses: presses.flatMap(({ run: id, at, actor, version }) => {
      const run = byId.get(id);
      if (run?.status !== 'missed' || run.excuse === null || run.version !== version) return [];
      return [{ run, by: actor, at }];
    }),
  };
}

async function gapsOn(
  db: { prisma: Tx },
  { branchId, from, to }: Day,
  silent: ReadonlySet<string>,
): Promise<DayFacts['gaps']> {
  const rows = await db.prisma.occurrence.findMany({
    where: {
      branchId,
      dueAt: { gte: from, lt: to },
      name: { notIn: [...silent] },
      OR: [{ state: 'expired' }, { state: 'done', late: true }],
    },
    orderBy: [{ dueAt: 'asc' }, { name: 'asc' }],
  });
  return rows.map(({ name, dueAt, state }) => ({
    name,
    at: dueAt,
    state: state === 'expired' ? 'expired' : 'late',
  }));
}

type Found = Omit<DayFacts, 'names' | 'codes'>;

const allRuns = ({ runs, laterTicks, excuses, laterSignatures }: Found) => [
  ...runs,
  ...[...laterTicks, ...excuses, ...laterSignatures].map(({ run }) => run),
];

async function namesIn(db: { prisma: Tx }, facts: Found) {
  const { logged, events, laterTicks, excuses } = facts;
  const ids = [
    ...logged.flatMap(({ ownerId, reporterId, details }) => [ownerId, reporterId, ...inside(details)]),
    ...events.flatMap(({ actorId, data }) => [actorId, ...inside(data), ...inside(data.before ?? {})]),
    ...allRuns(facts).flatMap(({ items, signatures }) => [...items, ...signatures].map(({ by }) => by)),
    ...laterTicks.map(({ personId }) => personId),
    ...excuses.map(({ by }) => by),
  ];
  return namesOf(db, ids.filter(isId));
}

/** All values that have the form of an id, also those in arrays. */
const inside = (values: object): string[] => Object.values(values).flat().filter(isId);

async function codesIn(db: { prisma: Tx }, facts: Found) {
  const { logged, events, laterTicks } = facts;
  return findingCodes(db, [
    ...new Set([
      ...logged.flatMap(({ parentId, mergedId }) => [parentId, mergedId]),
      ...events.flatMap(({ data }) => (isId(data.record) ? [data.record] : [])),
      ...[...facts.runs, ...laterTicks.map(({ run }) => run)].flatMap(({ recordId, items }) => [
        recordId,
        ...items.map(({ actionId }) => actionId),
      ]),
    ]),
  ]);
}
