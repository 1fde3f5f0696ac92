import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { rows, text, timestamptz, uuid } from '../../platform/database/query.js';

const decidedRow = z.object({ move: text, actorId: uuid.nullable(), at: timestamptz });

/** The last of these moves that a record made, with its actor and time; null if there was none. */
export async function lastMadeOf(db: { prisma: Tx }, recordId: string, moves: readonly string[]) {
  const [last] = await rows(db.prisma, decidedRow)`
    SELECT "data" ->> 'move' AS "move", "actorId", "at" FROM "RecordEvent"
    WHERE "recordId" = ${recordId}::uuid AND "type" = 'moved' AND "data" ->> 'move' = ANY(${[...moves]}::text[])
    ORDER BY "at" DESC LIMIT 1`;
  return last ?? null;
}
