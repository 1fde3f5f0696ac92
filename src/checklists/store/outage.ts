import { recordset } from '../../platform/database/columns.js';
import type { Tx } from '../../platform/database/db.js';
import { rows, text } from '../../platform/database/query.js';
import { languageOf, speak } from '../../platform/language/speak.js';
import { EVERYWHERE, type Outage } from '../../platform/outbox/store/outages.js';
import { queueAll } from '../../platform/outbox/store/queue.js';
import { toChannel } from '../../platform/outbox/target.js';
import { moveClocks } from '../../platform/schedule/store/clocks.js';
import { runPost } from '../contracts.js';
import { afterOutage, isTaken } from '../rules/outage.js';
import { storedRun } from './stored.js';

const touched = storedRun
  .pick({
    ...{ id: true, branchId: true, recordId: true, status: true, version: true, awayTo: true },
    ...{ opensAt: true, dueAt: true, lateUntil: true, doneAt: true, excuse: true },
  })
  .extend({ channel: text, timezone: text, language: text });

const moved = {
  id: 'uuid',
  status: 'text',
  excuse: 'text',
  dueAt: 'timestamptz',
  lateUntil: 'timestamptz',
  awayTo: 'timestamptz',
} as const;

/**
 * Extends the limits of the lists that people could not see or tick during an outage that has ended, ends those for which it left
 * no time, and has their messages drawn anew.
 */
export async function standStill(tx: Tx, outage: Outage & { until: Date }, now: Date): Promise<void> {
  const { place, from, until } = outage;
  const found = await rows(tx, touched)`
    SELECT r."id"::text, r."branchId"::text, r."recordId"::text, r."status", r."version", r."awayTo", r."opensAt", r."dueAt", r."lateUntil",
      r."doneAt", r."excuse", b."channel", b."timezone", b."language"
    FROM "Run" r JOIN "Branch" b ON b."id" = r."branchId"
    WHERE (${place} = ${EVERYWHERE} OR b."channel" = ${place}) AND r."recordId" IS NULL AND r."status" <> 'missed'
      AND r."lateUntil" > ${from} AND r."opensAt" < ${until}
    ORDER BY r."id" FOR UPDATE OF r`;
  const after = found.flatMap((run) => {
    const left = afterOutage(run, outage, run.timezone);
    if (!left) return [];
    const { t, moment } = speak(languageOf(run.language));
    const between = { from: moment(from, run.timezone), to: moment(until, run.timezone) };
    return [{ ...left, excuse: left.status === 'missed' ? t('run.outage', between) : left.excuse }];
  });
  if (after.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Run" r SET "status" = m."status", "excuse" = m."excuse", "dueAt" = m."dueAt", "lateUntil" = m."lateUntil",
      "awayTo" = m."awayTo", "version" = r."version" + 1
    FROM ${recordset(
      moved,
      after.map(({ id, status, excuse, dueAt, lateUntil, awayTo }) => ({
        ...{ id, status, excuse, dueAt, lateUntil, awayTo },
      })),
      'm',
    )} WHERE r."id" = m."id"`;
  await moveClocks(
    tx,
    'run',
    after.map((run) => ({ subjectId: run.id, dueAt: run.dueAt, over: isTaken(run) })),
    now,
  );
  await queueAll(
    tx,
    after.map(({ id, branchId, channel }) => ({
      branchId,
      messages: [runPost.for(id, toChannel(channel), { priority: 3 })],
    })),
    now,
  );
}
