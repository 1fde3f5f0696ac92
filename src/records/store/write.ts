import { z } from 'zod';
import { named, omit, recordset, rowsInto, setTo } from '../../platform/database/columns.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { isFollowed, tell } from '../../platform/database/follow.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { alreadyDone, insertDelivery } from '../../platform/database/once.js';
import { hasRows, int, rows, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { messageRows } from '../../platform/outbox/store/queue.js';
import { toChannel, toPerson } from '../../platform/outbox/target.js';
import { card, nudge } from '../contracts.js';
import type {} from '../happenings.js';
import { kindOf } from '../kinds/index.js';
import { event } from '../rules/events.js';
import { isQuiet, type Watch } from '../rules/kind.js';
import type { Change, LobbyRecord } from '../rules/record.js';
import { attached, auditedOf, type Told } from './attached.js';
import { rankAmong } from './patterns.js';
import { changingColumns, counterColumns, recordColumns } from './stored.js';
import { repliesOf, writeEvent } from './timeline.js';
import { spelledColumns, spelledWords } from './words.js';

/** The priority of messages about a record; those about a grave one go first. */
export const urgencyOf = ({ severity }: Pick<LobbyRecord, 'severity'>): number =>
  severity && severity < 3 ? 1 : 3;

/** It is shown in its day's log, or it is quiet; one that became quiet by an edit keeps the card that it has. */
function hasNoCard(record: LobbyRecord): boolean {
  const kind = kindOf(record.kind);
  return kind.inDayLog === 'instead' || (record.version === 1 && isQuiet(kind, record));
}

/** The messages about a change. */
function messagesOf({ record, events, nudges }: Change, channel: string): OutboxMessage[] {
  const there = toChannel(channel);
  return [
    ...(hasNoCard(record) ? [] : [card.for(record.id, there, { priority: urgencyOf(record) })]),
    ...repliesOf(events, channel),
    ...nudges.map(({ personId, urgent, notBefore, ...args }) =>
      nudge.for(record.id, toPerson(personId), args, { priority: urgent ? 1 : 4, notBefore }),
    ),
  ];
}

/** The messages and audit entries of a change. */
const toldOf = (change: Change, channel: string): Told => ({
  messages: messageRows(messagesOf(change, channel), change.record.branchId, change.record.updatedAt),
  audit: auditedOf([change]),
});

const numbered = z.object({ id: uuid, number: int });

/** The columns of a new record except its number, which comes from the counter. */
const givenColumns = { ...omit(recordColumns, ['number']), ...spelledColumns };
const writtenColumns = { ...changingColumns, ...spelledColumns };
const wholeColumns = { ...recordColumns, ...spelledColumns };
/** `behind`: how many records of its branch and kind come after it in the same statement. */
const newColumns = { ...givenColumns, behind: 'int' } as const;

/** A record with the columns for searching its words. */
const worded = (record: LobbyRecord) => ({ ...record, ...spelledWords(record) });

/**
 * The rows of new records, and by how much each counter is raised. Counters are sorted, so that concurrent statements
 * lock them in the same order.
 */
function counted(records: readonly LobbyRecord[]) {
  const counters = new Map<string, { branchId: string; kind: string; last: number }>();
  const rows = records.toReversed().map((record) => {
    const { branchId, kind } = record;
    const behind = counters.get(`${branchId} ${kind}`)?.last ?? 0;
    counters.set(`${branchId} ${kind}`, { branchId, kind, last: behind + 1 });
    return { ...worded(record), behind };
  });
  const inOrder = [...counters].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  return { rows, counters: inOrder };
}

/** The part that marks Slack's delivery as carried out, and the condition that it is new; empty without a delivery. */
const markOf = (key: string | null, outcome: string | null) =>
  key === null
    ? { mark: Prisma.empty, whereFresh: Prisma.empty }
    : {
        mark: Prisma.sql`fresh AS (${insertDelivery(key, outcome)}),`,
        whereFresh: Prisma.sql`WHERE EXISTS (SELECT FROM fresh)`,
      };

/**
 * Writes new records with the rows that belong to them in one statement. It includes the counters, so that a failure
 * leaves no gap in the numbers, and the delivery's key, so that the same delivery is carried out once.
 * @returns each record's number by its id; empty where the delivery was carried out before.
 */
export async function insertRecords(
  { db, tx, key }: Pick<Hand, 'db' | 'tx' | 'key'>,
  changes: readonly Change[],
  told: Told,
): Promise<Map<string, number>> {
  const { rows: given, counters } = counted(changes.map(({ record }) => record));
  const { mark, whereFresh } = markOf(key, changes[0]?.record.id ?? null);
  // Outside of a transaction the statement stands alone and can use the faster `ask`.
  const saved = await rows(tx === db.prisma ? db.ask : tx, numbered)`
  WITH ${mark} numbered AS (
    INSERT INTO "Counter" ${rowsInto(counterColumns, counters)} ${whereFresh}
    ON CONFLICT ("branchId", "kind") DO UPDATE SET "last" = "Counter"."last" + EXCLUDED."last" RETURNING "branchId", "kind", "last"
  ), saved AS (
    INSERT INTO "Record" (${named(givenColumns)}, "number")
    SELECT ${named(givenColumns, 'r')}, n."last" - r."behind"
    FROM numbered n JOIN ${recordset(newColumns, given, 'r')} ON r."branchId" = n."branchId" AND r."kind" = n."kind"
    RETURNING "id", "number"
  )${attached(db, changes, told)}
  SELECT "id", "number" FROM saved`;
  return new Map(saved.map(({ id, number }) => [id, number]));
}

/**
 * Writes a new record and its consequences.
 * @returns its number.
 * @throws AlreadyDone
 */
export async function writeNew(
  { db, tx, channel, key }: Pick<Hand, 'db' | 'tx' | 'channel' | 'key'>,
  change: Change,
): Promise<number> {
  const { record } = change;
  const numbers = await insertRecords({ db, tx, key }, [change], toldOf(change, channel));
  const number = numbers.get(record.id);
  if (number === undefined) throw await alreadyDone(tx, key);
  await writeRest(db, tx, { ...change, record: { ...record, number } }, channel);
  return number;
}

/** Writes a changed record; the caller holds its row's lock. */
export async function writeChanged(db: Db, tx: Tx, change: Change, channel: string): Promise<void> {
  await tx.$queryRaw`
  WITH saved AS (
    UPDATE "Record" SET ${setTo(writtenColumns, 'r')} FROM ${recordset(wholeColumns, [worded(change.record)], 'r')}
    WHERE "Record"."id" = r."id"
    RETURNING "Record"."id"
  )${attached(db, [change], toldOf(change, channel))}
  SELECT "id" FROM saved`;
  await writeRest(db, tx, change, channel);
}

/** Whether the change needs only one statement, without consequences. */
export const isAlone = (db: Db, change: Change, channel: string): boolean =>
  change.spawned.length === 0 &&
  !change.patterns?.length &&
  !isFollowed(db, 'record.saved', { change, channel });

/**
 * The consequences of a change: what followers do, the records that it creates, and those that it opens by completing
 * a watch's pattern.
 */
async function writeRest(db: Db, tx: Tx, change: Change, channel: string): Promise<void> {
  await tell(db, tx, 'record.saved', { change, channel });
  for (const spawned of change.spawned) await writeNew({ db, tx, channel, key: null }, spawned);
  for (const { watch, change: opened } of change.patterns ?? []) {
    if ((await rankAmong({ prisma: tx }, change.record, watch)) < watch.times) continue;
    if (await isOpenAlready(tx, change.record, watch)) continue;
    await writeNew({ db, tx, channel, key: null }, opened);
    const told = { kind: opened.record.kind, record: opened.record.id };
    const { record } = change;
    await writeEvent(tx, record, event('spawned', null, { now: record.updatedAt }, told), channel);
  }
}

/** Whether a record that the watch would open is open already for the same value. */
async function isOpenAlready(tx: Tx, record: LobbyRecord, { same, opens }: Watch): Promise<boolean> {
  return hasRows(tx)`
    SELECT 1 FROM "Record" o JOIN "Record" p ON p."id" = o."parentId"
    WHERE o."branchId" = ${record.branchId}::uuid AND o."kind" = ${opens} AND o."closedAt" IS NULL
      AND p."kind" = ${record.kind} AND p."details" ->> ${same} = ${String(record.details[same])} LIMIT 1`;
}
