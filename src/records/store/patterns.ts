import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { int, row, rows, uuid } from '../../platform/database/query.js';
import { HOUR } from '../../platform/time/durations.js';
import type { Kind } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';

const ranked = z.object({ rank: int });
const summed = z.object({ sum: z.number(), count: int });
const numbered = z.object({ id: uuid, number: int });

/**
 * A record's position among those of its branch and kind that have the same value in a field and were logged in the
 * hours before it. Private fields are compared by keyed digest; nothing is decrypted.
 */
export async function rankAmong(
  db: { prisma: Tx },
  record: LobbyRecord,
  { same, hours }: { same: string; hours: number },
  isPrivate = false,
): Promise<number> {
  const found = await row(db.prisma, ranked)`
    SELECT count(*)::int AS "rank" FROM "Record" r WHERE ${alike(record, same, hours, isPrivate)}
      AND (r."createdAt", r."number") <= (${record.createdAt}, ${record.number})`;
  return found?.rank ?? 0;
}

/**
 * The sum of the amounts of those records with the same value in a field, logged in the hours up to this one, that
 * have the given option of the kind's signal, whether or not each reaches the threshold alone.
 */
export async function sumAmong(
  db: { prisma: Tx },
  record: LobbyRecord,
  { same, hours, sums }: { same: string; hours: number; sums: string },
  { amount, signal }: NonNullable<Kind['thresholds']>,
): Promise<{ sum: number; count: number }> {
  const found = await row(db.prisma, summed)`
    SELECT coalesce(sum((r."details" ->> ${amount})::float8), 0)::float8 AS "sum", count(*)::int AS "count"
    FROM "Record" r WHERE ${alike(record, same, hours, true)}
      AND ${sums} IN (r."details" ->> ${signal?.field ?? ''}, r."details" ->> ${signal?.below ?? ''})
      AND (r."createdAt", r."number") <= (${record.createdAt}, ${record.number})`;
  return found ?? { sum: 0, count: 0 };
}

/** Earlier records of the same customer, compared by the private fields of the kind's watches; oldest first. */
export async function earlierOf(
  db: { prisma: Tx },
  kind: Kind,
  record: LobbyRecord,
): Promise<{ id: string; number: number }[]> {
  const watches = (kind.watches ?? []).filter(({ same, sums }) => !sums && kind.fields[same]?.private);
  if (watches.length === 0) return [];
  const any = Prisma.join(
    watches.map(({ same, hours }) => Prisma.sql`(${alike(record, same, hours, true)})`),
    ' OR ',
  );
  return rows(db.prisma, numbered)`
    SELECT r."id", r."number" FROM "Record" r WHERE (${any})
      AND (r."createdAt", r."number") < (${record.createdAt}, ${record.number})
    ORDER BY r."createdAt", r."number" LIMIT 10`;
}

function alike(record: LobbyRecord, same: string, hours: number, isPrivate: boolean): Prisma.Sql {
  const since = new Date(record.createdAt.getTime() - hours * HOUR);
  const value = isPrivate
    ? Prisma.sql`r."id" IN (SELECT s."recordId" FROM "Secret" s JOIN "Secret" own ON own."digest" = s."digest" AND own."field" = s."field"
        WHERE own."recordId" = ${record.id}::uuid AND own."field" = ${same})`
    : Prisma.sql`r."details" ->> ${same} = ${String(record.details[same])}`;
  return Prisma.sql`r."branchId" = ${record.branchId}::uuid AND r."kind" = ${record.kind} AND r."mergedId" IS NULL
    AND r."createdAt" > ${since} AND ${value}`;
}
