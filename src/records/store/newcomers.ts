import type { Tx } from '../../platform/database/db.js';
import type { Prisma } from '../../platform/database/generated/client.js';
import { rows, uuid } from '../../platform/database/query.js';
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

/**
 * People have joined branches: what everybody must read they must read too, and are asked to. Cards count anew, and what
 * waited only for somebody who has left is over.
 * @param joined a statement that gives `branchId` and `personId` of those who came, carried out here.
 * @param branchIds all branches whose people have changed.
 */
export async function askNewcomersToRead(
  tx: Tx,
  joined: Prisma.Sql,
  branchIds: readonly string[],
  now: Date,
): Promise<void> {
  const owed = await rows(tx, owedRow)`
    WITH joined AS (${joined})
    SELECT DISTINCT r.*, joined."personId" FROM joined JOIN "Record" r ON r."branchId" = joined."branchId"
    WHERE r."kind" = ANY(${[...mustReadKinds]}::text[]) AND r."mergedId" IS NULL
      AND (r."closedAt" IS NULL OR r."createdAt" > ${owedSince(now)})`;
  for (const { personId, ...record } of owed) await ask(tx, record, personId, now);
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
