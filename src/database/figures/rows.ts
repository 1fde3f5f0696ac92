import { Prisma } from '../generated/client.js';
import type { Scan } from './columns.js';

/** A stretch of time; `until` is no longer in it. */
export interface Stretch {
  from: Date;
  until: Date;
}

/** A stretch that may still run; `to` is no longer in it. A Period is one. */
export interface Span {
  from: Date;
  to: Date;
}

/** What of it has passed by now: nothing that is still to come is counted. */
export function passed({ from, to }: Span, now: Date): Stretch {
  const until = Math.max(from.getTime(), Math.min(to.getTime(), now.getTime()));
  return { from, until: new Date(until) };
}

/** The stretches as rows to be joined with: `place` is each one's place in the list. */
function stretchRows(stretches: readonly Stretch[]): Prisma.Sql {
  const rows = stretches.map(
    ({ from, until }, place) =>
      Prisma.sql`(${Prisma.raw(String(place))}, ${from}::timestamptz, ${until}::timestamptz)`,
  );
  return Prisma.sql`(VALUES ${Prisma.join(rows)}) AS s("place", "from", "until")`;
}

/**
 * The rows of a scan in a branch, each once for every stretch that it belongs to. Every scan is a range of one index
 * that begins with the branch, from the first of the stretches to the last: the years before cost nothing.
 */
export function rowsOf(scan: Scan, branchId: string, stretches: readonly Stretch[]): Prisma.Sql {
  const all = Prisma.sql`${stretchRows(stretches)} JOIN`;
  const range = (at: Prisma.Sql) => within(at, stretches);
  switch (scan) {
    case 'createdAt':
      return Prisma.sql`${all} "Record" r ON ${range(Prisma.sql`r."createdAt"`)} WHERE r."branchId" = ${branchId}::uuid AND r."mergedId" IS NULL`;
    case 'closedAt':
      return Prisma.sql`${all} "Record" r ON ${range(Prisma.sql`r."closedAt"`)} WHERE r."branchId" = ${branchId}::uuid AND r."mergedId" IS NULL`;
    case 'standing':
      return Prisma.sql`${all} "Record" r ON ${openAtEnd(stretches)} WHERE r."branchId" = ${branchId}::uuid AND r."mergedId" IS NULL`;
    case 'clocks':
      return Prisma.sql`${all} "Clock" r ON ${range(Prisma.sql`r."dueAt"`)} WHERE r."branchId" = ${branchId}::uuid AND r."subject" = 'record'`;
    case 'runs':
      return Prisma.sql`${all} "Run" r ON ${range(Prisma.sql`r."dueAt"`)} WHERE r."branchId" = ${branchId}::uuid AND r."recordId" IS NULL`;
    case 'missed':
      return Prisma.sql`${all} "Run" r ON ${range(Prisma.sql`r."lateUntil"`)} WHERE r."branchId" = ${branchId}::uuid AND r."doneAt" IS NULL AND r."recordId" IS NULL`;
    case 'findings':
      return Prisma.sql`${all} "Run" r ON ${range(Prisma.sql`r."dueAt"`)} JOIN "Item" i ON i."runId" = r."id" AND i."state" = 'finding'
        WHERE r."branchId" = ${branchId}::uuid AND r."recordId" IS NULL`;
  }
}

/** In the stretch of the row; and, which the index is searched by, between the first and the last of all. */
function within(at: Prisma.Sql, stretches: readonly Stretch[]): Prisma.Sql {
  const { first, last } = hull(stretches);
  return Prisma.sql`${at} >= s."from" AND ${at} < s."until" AND ${at} >= ${first} AND ${at} < ${last}`;
}

/**
 * Open when the stretch ended: still open, or closed only after it. Both are ranges of the index by branch and closing
 * time. For a past stretch the cost grows with what was closed since, one reason why figures are kept once they are known.
 */
function openAtEnd(stretches: readonly Stretch[]): Prisma.Sql {
  const ends = stretches.map(({ until }) => ({ from: until, until }));
  const { first, last } = hull(ends);
  return Prisma.sql`r."createdAt" < s."until" AND (r."closedAt" IS NULL OR r."closedAt" >= s."until")
    AND r."createdAt" < ${last} AND (r."closedAt" IS NULL OR r."closedAt" >= ${first})`;
}

function hull(stretches: readonly Stretch[]): { first: Date; last: Date } {
  return {
    first: new Date(Math.min(...stretches.map(({ from }) => from.getTime()))),
    last: new Date(Math.max(...stretches.map(({ until }) => until.getTime()))),
  };
}
