import type { Tx } from '../../platform/database/db.js';
import { rows, uuid } from '../../platform/database/query.js';
import type { Membership } from '../../platform/directory/happenings.js';
import { toBranch } from '../../platform/directory/store/branches.js';
import { membersOf } from '../../platform/directory/store/people.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel, toPerson } from '../../platform/outbox/target.js';
import { wakeClocks } from '../../platform/schedule/store/clocks.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import { card, nudge } from '../contracts.js';
import { kindOf } from '../kinds/index.js';
import { unread } from '../rules/must-read.js';
import type { LobbyRecord } from '../rules/record.js';
import { mustReadKinds, owedSince } from '../store/acks.js';
import { readersOf } from './acks.js';
import { storedRecord } from './stored.js';

const owedRow = storedRecord.extend({ personId: uuid });

/** Asks people who have joined branches to read what everybody there must read. */
export async function askNewcomersToRead(tx: Tx, joined: readonly Membership[], now: Date): Promise<void> {
  const owed = await rows(tx, owedRow)`
    SELECT DISTINCT r.*, joined."personId"
    FROM jsonb_to_recordset(${JSON.stringify(joined)}::jsonb) AS joined("branchId" uuid, "personId" uuid)
    JOIN "Record" r ON r."branchId" = joined."branchId"
    WHERE r."kind" = ANY(${[...mustReadKinds]}::text[]) AND r."mergedId" IS NULL
      AND (r."closedAt" IS NULL OR r."createdAt" > ${owedSince(now)})`;
  for (const { personId, ...record } of owed) await ask(tx, record, personId, now);
}

/**
 * After the people of branches have changed: wakes the clocks of records that must be read, so that cards show the
 * new count, and records that only waited for somebody who has left are closed.
 */
export async function countReadersAnew(tx: Tx, branchIds: readonly string[], now: Date): Promise<void> {
  await wakeClocks(tx, branchIds, { subject: 'record', kinds: [...mustReadKinds] }, now);
}

async function ask(tx: Tx, record: LobbyRecord, personId: string, now: Date): Promise<void> {
  const branch = toBranch(await tx.branch.findUniqueOrThrow({ where: { id: record.branchId } }));
  const calendar = branchCalendar(branch);
  const readers = (await readersOf({ prisma: tx }, [record])).get(record.id) ?? new Map<string, Date>();
  const members = await membersOf({ prisma: tx }, branch.id);
  const owing = unread({ kind: kindOf(record.kind), record, readers }, members, { calendar, now });
  if (!owing.some((member) => member.personId === personId)) return;
  await queue(
    tx,
    [
      nudge.for(
        record.id,
        toPerson(personId),
        { why: 'unread' },
        { notBefore: earliestNotifyAt({ calendar, now }) },
      ),
      card.for(record.id, toChannel(branch.channel)),
    ],
    branch.id,
    now,
  );
}
