import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { fitting, known, rows, timestamptz } from '../../platform/database/query.js';
import { flow } from '../kinds/flow.js';

const number = z.number().nullable().default(null);
const counted = z.object({
  at: timestamptz,
  details: fitting(
    z.object({
      waiting: number,
      longest: number,
      part: known(flow.fields.part.options).default(null),
      tickets: number,
      counter: number,
      self_service: number,
    }),
  ),
});

/** A count in the lobby: how many wait and how long, or the figures of a part of the day. */
export type FlowCount = { at: Date } & z.infer<typeof counted>['details'];

/** The counts in a branch between two times, oldest first; without those that were struck out or merged. */
export async function flowCounts(
  { prisma }: { prisma: Pick<Tx, '$queryRaw'> },
  branchId: string,
  { from, until }: { from: Date; until: Date },
): Promise<FlowCount[]> {
  const found = await rows(prisma, counted)`
    SELECT "createdAt" AS "at", "details" FROM "Record"
    WHERE "branchId" = ${branchId}::uuid AND "createdAt" >= ${from} AND "createdAt" < ${until}
      AND "kind" = ${flow.name} AND "mergedId" IS NULL AND "status" <> 'struck'
    ORDER BY "createdAt", "number"`;
  return found.map(({ at, details }) => ({ at, ...details }));
}
