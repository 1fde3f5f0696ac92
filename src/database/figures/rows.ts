import { Prisma } from '../generated/client.js';
import type { Scan } from './columns.js';

/** A stretch of time in a branch; `until` is no longer in it. */
export interface Stretch {
  branchId: string;
  from: Date;
  until: Date;
}

/**
 * The rows of a scan that belong to a stretch of time. Every scan is a range of one index that begins with the branch,
 * so that history outside the stretch costs nothing.
 */
export function rowsOf(scan: Scan, stretch: Stretch): Prisma.Sql {
  const { branchId, from, until } = stretch;
  switch (scan) {
    case 'createdAt':
      return Prisma.sql`"Record" WHERE "branchId" = ${branchId}::uuid AND "createdAt" >= ${from} AND "createdAt" < ${until}`;
    case 'closedAt':
      return Prisma.sql`"Record" WHERE "branchId" = ${branchId}::uuid AND "closedAt" >= ${from} AND "closedAt" < ${until}`;
    case 'standing':
      return openAt(Prisma.sql`"kind"`, stretch);
    case 'clocks':
      return Prisma.sql`"Clock" WHERE "branchId" = ${branchId}::uuid AND "dueAt" >= ${from} AND "dueAt" < ${until} AND "subject" = 'record'`;
    case 'runs':
      return Prisma.sql`"Run" WHERE "branchId" = ${branchId}::uuid AND "dueAt" >= ${from} AND "dueAt" < ${until}`;
    case 'missed':
      return Prisma.sql`"Run" WHERE "branchId" = ${branchId}::uuid AND "lateUntil" >= ${from} AND "lateUntil" < ${until} AND "doneAt" IS NULL`;
    case 'findings':
      return Prisma.sql`"Item" i JOIN "Run" r ON r."id" = i."runId"
        WHERE r."branchId" = ${branchId}::uuid AND r."dueAt" >= ${from} AND r."dueAt" < ${until} AND i."state" = 'finding'`;
  }
}

/**
 * Records that were open when the stretch ended: those that still are, and those that were closed only after it. Both
 * are ranges of the index by branch and closing time, so the years before are not read; for a past stretch the cost
 * grows with what was closed since, which is why its figures are kept once they are known.
 */
export function openAt(columns: Prisma.Sql, { branchId, until }: Stretch): Prisma.Sql {
  const begun = Prisma.sql`FROM "Record" WHERE "branchId" = ${branchId}::uuid AND "createdAt" < ${until}`;
  return Prisma.sql`(
    SELECT ${columns} ${begun} AND "closedAt" IS NULL
    UNION ALL SELECT ${columns} ${begun} AND "closedAt" >= ${until}
  ) standing`;
}
