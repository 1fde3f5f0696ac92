import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { int, rows, text, uuid } from '../../platform/database/query.js';
import { channelTroubles } from '../../platform/outbox/trouble.js';
import { WEEK } from '../../platform/time/durations.js';
import type { Counted, Worries } from '../rules/roll-up.js';

const named = z.object({ id: uuid, name: text });
const counted = named.extend({ count: int });

/** What was refused longer ago was said a week ago. */
const lately = WEEK;

/** What is wrong in branches right now, whatever the period. */
export async function worriesOf(db: Db, now: Date): Promise<Worries> {
  const [overdue, gone] = await Promise.all([overdueComplaints(db, now), channelsGone(db, now)]);
  return { overdue, gone };
}

function overdueComplaints(db: Db, now: Date): Promise<Counted[]> {
  return rows(db.prisma, counted)`
    SELECT b."id"::text, b."name", count(*)::int AS "count"
    FROM "Record" r JOIN "Branch" b ON b."id" = r."branchId"
    WHERE r."closedAt" IS NULL AND r."kind" = 'complaint' AND r."mergedId" IS NULL AND r."status" <> 'struck' AND EXISTS (
      SELECT 1 FROM "Clock" c WHERE c."subjectId" = r."id" AND c."stoppedAt" IS NULL AND c."dueAt" < ${now})
    GROUP BY b."id", b."name" ORDER BY count(*) DESC, b."name"`;
}

/** Branches whose channel refused the last message that was for it; one that took another since is there again. */
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
