import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import { flagGaps } from './roster.js';

const freed = z.object({ branchId: uuid, date: text });

/**
 * Removes people who are no longer members of a branch from its roster, from today's local date on, and reports the
 * gaps that this leaves. One statement for any number of branches; only branches that lose somebody need more.
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
