import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel, toPerson } from '../../platform/outbox/target.js';
import { card, nudge } from '../contracts.js';
import { event } from '../rules/events.js';
import { writeEvent } from './timeline.js';

const orphan = z.object({ id: uuid, branchId: uuid, kind: text, ownerId: uuid, channel: text });
/** An open record whose owner is no longer a member of the branch, with the branch's channel. */
type Orphan = z.infer<typeof orphan>;

/**
 * Removes the owner of open records whose owner is no longer a member of the branch; those who lead the lobby are
 * told of each, to find somebody else.
 */
export async function freeRecords(tx: Tx, branchIds: readonly string[], now: Date): Promise<void> {
  const orphans = await rows(tx, orphan)`
    WITH gone AS (
      SELECT r."id", r."ownerId" FROM "Record" r
      WHERE r."branchId" = ANY(${branchIds}::uuid[]) AND r."closedAt" IS NULL AND r."ownerId" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "Membership" m WHERE m."personId" = r."ownerId" AND (m."branchId" = r."branchId" OR m."role" = 'hq'))
      ORDER BY r."id" FOR UPDATE
    )
    UPDATE "Record" r SET "ownerId" = NULL, "version" = r."version" + 1, "spelled" = r."spelled" + 1, "updatedAt" = ${now}
    FROM gone, "Branch" b WHERE r."id" = gone."id" AND b."id" = r."branchId"
    RETURNING r."id", r."branchId", r."kind", gone."ownerId", b."channel"`;
  for (const one of orphans) await tell(tx, one, now);
}

async function tell(tx: Tx, { ownerId, channel, ...record }: Orphan, now: Date): Promise<void> {
  const { id, branchId } = record;
  await queue(tx, [card.for(id, toChannel(channel))], branchId, now);
  await writeEvent(tx, record, event('released', null, { now }, { from: ownerId }), channel);
  const leaders = await tx.membership.findMany({
    where: { branchId, role: { in: ['lobby_manager', 'duty_supervisor'] } },
    distinct: ['personId'],
  });
  const messages = leaders.map(({ personId }) =>
    nudge.for(id, toPerson(personId), { why: 'released' }, { priority: 4 }),
  );
  await queue(tx, messages, branchId, now);
}
