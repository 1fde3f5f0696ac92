import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { int, rows, text, uuid } from '../../platform/database/query.js';
import type { Kind } from '../rules/kind.js';

const counted = z.object({ id: uuid, name: text, count: int });

/** Branches with overdue open records of a kind, and how many; the most first. */
export async function overdueByBranch(
  { prisma }: { prisma: Pick<Tx, '$queryRaw'> },
  { name }: Pick<Kind, 'name'>,
  now: Date,
): Promise<z.infer<typeof counted>[]> {
  return rows(prisma, counted)`
    SELECT b."id"::text, b."name", count(*)::int AS "count"
    FROM "Record" r JOIN "Branch" b ON b."id" = r."branchId"
    WHERE r."closedAt" IS NULL AND r."kind" = ${name} AND r."mergedId" IS NULL AND r."status" <> 'struck' AND EXISTS (
      SELECT 1 FROM "Clock" c WHERE c."subjectId" = r."id" AND c."stoppedAt" IS NULL AND c."dueAt" < ${now})
    GROUP BY b."id", b."name" ORDER BY count(*) DESC, b."name"`;
}
