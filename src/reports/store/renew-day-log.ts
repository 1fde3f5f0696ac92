import type { Tx } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import { periodOf } from '../../platform/time/periods.js';
import { wallClock } from '../../platform/time/zone.js';
import type { LobbyRecord } from '../../records/module.js';
import { reportPost } from '../contracts.js';
import { daylog } from '../definitions/daylog.js';
import { reportSubject, subjectOf } from '../rules/subject.js';

type Place = Pick<Branch, 'id' | 'timezone' | 'channel'>;

/** What the messages of a day's log are known by: the day's own, and one that was asked for before its time. */
export function dayLogSubjects({ id, timezone }: Pick<Place, 'id' | 'timezone'>, date: string) {
  const day = periodOf('day', date, timezone);
  return [subjectOf(id, daylog, day), subjectOf(id, daylog, day, true)] as const;
}

/**
 * Has the log of a day drawn anew where it is posted, or about to be; one statement, since every tick of a list asks for
 * it. Where it waits already it is not queued again.
 */
export async function renewDayLog(tx: Tx, branch: Place, date: string, now: Date): Promise<void> {
  const { name } = reportPost;
  const subjects = dayLogSubjects(branch, date).map(reportSubject.format);
  await tx.$executeRaw`
    INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "priority", "notBefore", "createdAt")
    SELECT gen_random_uuid(), ${branch.id}::uuid, ${name}, log, ${branch.channel}, 6, ${now}, ${now}
    FROM unnest(${subjects}::text[]) AS log
    WHERE EXISTS (SELECT 1 FROM "Posted" p WHERE p."view" = ${name} AND p."subject" = log AND p."channel" = ${branch.channel})
      OR EXISTS (SELECT 1 FROM "Outbox" o WHERE o."view" = ${name} AND o."subject" = log AND o."target" = ${branch.channel}
        AND o."state" IN ('claimed', 'sending'))
    ON CONFLICT ("view", "subject", "target") WHERE "state" = 'planned' AND "args" = '{}'::jsonb
    DO UPDATE SET "notBefore" = LEAST("Outbox"."notBefore", EXCLUDED."notBefore"), "priority" = LEAST("Outbox"."priority", EXCLUDED."priority")`;
}

/** The same for the day that a record is told in. */
export async function renewDayLogOf(tx: Tx, record: LobbyRecord, channel: string): Promise<void> {
  const { branchId: id, details, createdAt, updatedAt } = record;
  const branch = await tx.branch.findUnique({ where: { id }, select: { timezone: true } });
  if (!branch) return;
  const { timezone } = branch;
  const date = typeof details.day === 'string' ? details.day : wallClock(createdAt, timezone).date;
  await renewDayLog(tx, { id, timezone, channel }, date, updatedAt);
}
