import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import { flagGaps } from './roster.js';

const freed = z.object({ branchId: uuid, date: text });

/**
 * Takes those who are not on a branch's list any more off its roster, from today on in its own time; what that leaves
 * open is flagged. One statement for any number of branches; only those that lose somebody cost more.
 */
export async function leaveRosters(tx: Tx, branchIds: readonly string[], now: Date): Promise<void> {
  const taken = await rows(tx, freed)`
    DELETE FROM "Shift" s USING "Branch" b
    WHERE b."id" = s."branchId" AND s."branchId" = ANY(${branchIds}::uuid[])
      AND s."date" >= to_char(${now}::timestamptz AT TIME ZONE b."timezone", 'YYYY-MM-DD')
      AND NOT EXISTS (SELECT 1 FROM "Membership" m WHERE m."branchId" = s."branchId" AND m."personId" = s."personId")
    RETURNING s."branchId", s."date"`;
  const dates = new Map<string, Set<string>>();
  for (const { branchId, date } of taken)
    dates.set(branchId, (dates.get(branchId) ?? new Set<string>()).add(date));
  for (const [branchId, open] of dates) await flagGaps({ tx, branchId, now }, [...open]);
}
