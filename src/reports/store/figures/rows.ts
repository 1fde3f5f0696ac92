import { Prisma } from '../../../platform/database/generated/client.js';
import { LEAST_OUTAGE } from '../../../platform/outbox/trouble.js';
import type { Scan } from './columns.js';

/** A span of time that has passed; `until` is exclusive. */
export interface Stretch {
  from: Date;
  until: Date;
}

/** A span that may not be over; `to` is exclusive. A Period is one. */
export interface Span {
  from: Date;
  to: Date;
}

/** The part of a span that has passed by now; nothing later is counted. */
export function passed({ from, to }: Span, now: Date): Stretch {
  const until = Math.max(from.getTime(), Math.min(to.getTime(), now.getTime()));
  return { from, until: new Date(until) };
}

/** Spans of time in a branch. */
export interface Place {
  branchId: string;
  stretches: readonly Stretch[];
}

/** The spans as SQL rows; `place` is the index in the branch's list. */
export function stretchRows(places: readonly Place[]): Prisma.Sql {
  const rows = places.flatMap(({ branchId, stretches }) =>
    stretches.map(({ from, until }, place) => ({ branchId, place, from, until })),
  );
  const all = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key]);
  return Prisma.sql`unnest(${all('branchId')}::uuid[], ${all('place')}::int[], ${all('from')}::timestamptz[], ${all('until')}::timestamptz[])
    AS s("branch", "place", "from", "until")`;
}

/**
 * The rows of a scan, once for every span of the branch to which a row belongs. Every scan is a range of an index
 * that begins with the branch, from the first span to the last, so that earlier years cost nothing.
 * @param rows the spans as rows `s`, if the statement has them already
 */
export function rowsOf(
  scan: Scan,
  places: readonly Place[],
  rows: Prisma.Sql = stretchRows(places),
): Prisma.Sql {
  const stretches = places.flatMap((place) => place.stretches);
  const [only, ...others] = places;
  const all = Prisma.sql`${rows} JOIN`;
  // With a single branch, a constant gives the planner better estimates than a column.
  const branch =
    only && others.length === 0
      ? Prisma.sql`r."branchId" = ${only.branchId}::uuid`
      : Prisma.sql`r."branchId" = s."branch"`;
  const range = (at: Prisma.Sql) => within(at, stretches);
  // Merged records count once, and those that were struck out not at all.
  const valid = Prisma.sql`WHERE ${branch} AND r."mergedId" IS NULL AND r."status" <> 'struck'`;
  switch (scan) {
    case 'createdAt':
      return Prisma.sql`${all} "Record" r ON ${range(Prisma.sql`r."createdAt"`)} ${valid}`;
    case 'closedAt':
      return Prisma.sql`${all} "Record" r ON ${range(Prisma.sql`r."closedAt"`)} ${valid}`;
    case 'standing':
      return Prisma.sql`${all} "Record" r ON ${openAtEnd(stretches)} ${valid}`;
    case 'unfinished':
      return places.length > 1
        ? Prisma.sql`${all} ${unfinishedOfEach(stretches)} ${valid}`
        : Prisma.sql`${all} "Record" r ON ${notOverBefore(stretches)} ${valid}`;
    case 'clocks':
      return Prisma.sql`${all} ${limits} r ON ${range(Prisma.sql`r."dueAt"`)} JOIN "Record" o ON o."id" = r."subjectId"
        WHERE ${branch} AND r."subject" = 'record' AND o."mergedId" IS NULL AND o."status" <> 'struck'`;
    case 'runs':
      return Prisma.sql`${all} "Run" r ON ${range(Prisma.sql`r."dueAt"`)} WHERE ${branch} AND r."recordId" IS NULL AND ${blamed}`;
    case 'missed':
      return Prisma.sql`${all} "Run" r ON ${range(Prisma.sql`r."lateUntil"`)} WHERE ${branch} AND r."doneAt" IS NULL AND r."recordId" IS NULL AND ${blamed}`;
    case 'away':
      return Prisma.sql`${rows} JOIN "Branch" b ON b."id" = s."branch" CROSS JOIN LATERAL (
          SELECT o."id", s."branch" AS "branchId", greatest(o."from", s."from") AS "from", least(coalesce(o."until", s."until"), s."until") AS "until"
          FROM "Outage" o WHERE o."place" IN ('', b."channel") AND o."from" < s."until" AND coalesce(o."until", s."until") > s."from"
            AND coalesce(o."until", s."until") - o."from" >= ${leastOutage}
        ) r WHERE ${branch}`;
    case 'queue':
      return Prisma.sql`${all} ${queueCounts(places)} r ON ${range(Prisma.sql`r."at"`)} WHERE ${branch}`;
    case 'findings':
      return Prisma.sql`${all} "Run" r ON ${range(Prisma.sql`r."dueAt"`)} JOIN "Item" i ON i."runId" = r."id" AND i."state" = 'finding'
        WHERE ${branch} AND r."recordId" IS NULL`;
  }
}

/** Leaves out lists that an outage of Slack left no time for. */
const blamed = Prisma.sql`(r."awayTo" IS NULL OR r."awayTo" < r."lateUntil")`;

const leastOutage = Prisma.sql`make_interval(secs => ${LEAST_OUTAGE / 1000}::float8)`;

/** Every limit with the time at which it was met: current clocks, and past results of clocks that were started again. */
const limits = Prisma.sql`(SELECT "branchId", "subject", "subjectId", "kind", "name", "dueAt", coalesce("met", "stoppedAt") AS "metAt" FROM "Clock"
  UNION ALL SELECT "branchId", "subject", "subjectId", "kind", "name", "dueAt", "stoppedAt" FROM "PastClock")`;

/** All counts of the queue; those of patrols are logged as records too. */
function queueCounts(places: readonly Place[]): Prisma.Sql {
  const [only, ...others] = places;
  const isOne = only !== undefined && others.length === 0;
  // With many branches, each one is looked up separately.
  const branch = isOne ? Prisma.sql`${only.branchId}::uuid` : Prisma.sql`s."branch"`;
  const { first, last } = hull(places.flatMap((place) => place.stretches));
  return Prisma.sql`${isOne ? Prisma.empty : Prisma.sql`LATERAL `}(
    SELECT f."branchId", f."createdAt" AS "at", (f."details"->>'waiting')::numeric AS "waiting", (f."details"->>'longest')::numeric AS "longest"
    FROM "Record" f WHERE f."branchId" = ${branch} AND f."createdAt" >= ${first} AND f."createdAt" < ${last} AND f."kind" = 'flow' AND f."mergedId" IS NULL AND f."status" <> 'struck' AND (f."details" ? 'waiting' OR f."details" ? 'longest')
  )`;
}

/** Within the row's span and, for the index, between the first and the last of all spans. */
function within(at: Prisma.Sql, stretches: readonly Stretch[]): Prisma.Sql {
  const { first, last } = hull(stretches);
  return Prisma.sql`${at} >= s."from" AND ${at} < s."until" AND ${at} >= ${first} AND ${at} < ${last}`;
}

/**
 * Open at the end of the span: still open, or closed later. Both are ranges of the index on branch and closing time.
 * For a past span the cost grows with what was closed since, which is one reason for storing figures.
 */
function openAtEnd(stretches: readonly Stretch[]): Prisma.Sql {
  const ends = stretches.map(({ until }) => ({ from: until, until }));
  const { first, last } = hull(ends);
  return Prisma.sql`r."createdAt" < s."until" AND (r."closedAt" IS NULL OR r."closedAt" >= s."until")
    AND r."createdAt" < ${last} AND (r."closedAt" IS NULL OR r."closedAt" >= ${first})`;
}

/**
 * Not closed before the span. Records that were logged after it are included, because their duration may have begun
 * within it.
 */
function notOverBefore(stretches: readonly Stretch[]): Prisma.Sql {
  const { first } = hull(stretches);
  return Prisma.sql`(r."closedAt" IS NULL OR r."closedAt" >= s."from") AND (r."closedAt" IS NULL OR r."closedAt" >= ${first})`;
}

/** The same for many branches: two index ranges in each. With OR, the planner would scan the whole table instead. */
function unfinishedOfEach(stretches: readonly Stretch[]): Prisma.Sql {
  const { first } = hull(stretches);
  const ofBranch = Prisma.sql`SELECT * FROM "Record" r WHERE r."branchId" = s."branch"`;
  return Prisma.sql`LATERAL (${ofBranch} AND r."closedAt" IS NULL
    UNION ALL ${ofBranch} AND r."closedAt" >= s."from" AND r."closedAt" >= ${first}) r ON true`;
}

function hull(stretches: readonly Stretch[]): { first: Date; last: Date } {
  return {
    first: new Date(Math.min(...stretches.map(({ from }) => from.getTime()))),
    last: new Date(Math.max(...stretches.map(({ until }) => until.getTime()))),
  };
}
