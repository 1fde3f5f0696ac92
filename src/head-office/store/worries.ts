import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import { channelTroubles } from '../../platform/outbox/trouble.js';
import { WEEK } from '../../platform/time/durations.js';
import { complaint, overdueByBranch } from '../../records/module.js';
import type { Worries } from '../rules/roll-up.js';

const named = z.object({ id: uuid, name: text });

/** Older refusals were in the roll-up of the week before. */
const lately = WEEK;

/** What is wrong in branches now, independent of the period. */
export async function worriesOf(db: Db, now: Date): Promise<Worries> {
  const [overdue, gone] = await Promise.all([overdueByBranch(db, complaint, now), channelsGone(db, now)]);
  return { overdue, gone };
}

/** Branches whose channel refused the newest message for it. A channel that has accepted one since is not among them. */
function channelsGone(db: Db, now: Date): Promise<{ id: string; name: string }[]> {
  const since = new Date(now.getTime() - lately);
  return rows(db.prisma, named)`
    SELECT b."id"::text, b."name" FROM "Branch" b
    JOIN (
      SELECT o."target", max(coalesce(o."settledAt", o."createdAt")) AS "at" FROM "Outbox" o
      WHERE o."state" IN ('planned', 'claimed', 'dead', 'rejected') AND o."notBefore" > ${since} AND o."error" = ANY(${channelTroubles}::text[])
      GROUP BY o."target"
    ) refused ON refused."target" = b."channel"
    WHERE NOT EXISTS (
      SELECT 1 FROM "Outbox" s WHERE s."state" = 'sent' AND s."notBefore" > ${since}
        AND s."target" = b."channel" AND s."settledAt" > refused."at")
    ORDER BY b."name", b."id"`;
}
