import { z } from 'zod';
import type { Db, Tx } from '../../database/db.js';
import { int, rows, text } from '../../database/query.js';

/** Something that could not be carried out: its sort, its id, and until when it is left alone. */
export interface PutOffRow {
  what: string;
  row: string;
  /** How often it failed. */
  tries: number;
  /** When it is tried again. */
  again: Date;
}

/** Stores what is put off, for `lobby doctor` and the metrics. */
export async function keepPutOff(
  { prisma }: Pick<Db, 'prisma'>,
  rows: readonly PutOffRow[],
  now: Date,
): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "PutOff" ("what", "row", "tries", "since", "again")
    SELECT r."what", r."row", r."tries", ${now}::timestamptz, r."again"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("what" text, "row" text, "tries" int, "again" timestamptz)
    ORDER BY r."what", r."row"
    ON CONFLICT ("what", "row") DO UPDATE SET "tries" = EXCLUDED."tries", "again" = EXCLUDED."again"`;
}

/** Forgets what was carried out since, or is not due any more. */
export async function forgetPutOff(
  { prisma }: Pick<Db, 'prisma'>,
  rows: readonly Pick<PutOffRow, 'what' | 'row'>[],
): Promise<void> {
  const list = JSON.stringify(rows.map(({ what, row }) => ({ what, row })));
  await prisma.$executeRaw`
    DELETE FROM "PutOff" p USING jsonb_to_recordset(${list}::jsonb) AS r("what" text, "row" text)
    WHERE p."what" = r."what" AND p."row" = r."row"`;
}

/** Forgets what was to be tried again before then and was not put off again since. */
export async function sweepPutOff({ prisma }: Pick<Db, 'prisma'>, before: Date): Promise<void> {
  await prisma.$executeRaw`DELETE FROM "PutOff" WHERE "again" < ${before}`;
}

const counts = z.object({ what: text, count: int });

/** How many things are put off now, by sort. */
export async function countPutOff({ prisma }: { prisma: Tx }): Promise<{ what: string; count: number }[]> {
  return rows(prisma, counts)`
    SELECT "what", count(*)::int AS "count" FROM "PutOff" GROUP BY 1 ORDER BY 1`;
}
