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

/** Of messages about a record: a grave one goes before all others. */
export const urgencyOf = ({ severity }: Pick<LobbyRecord, 'severity'>): number =>
  severity && severity < 3 ? 1 : 3;

/** What the log of its day tells, or nobody but whoever logged it; what was no such thing before has one. */
function hasNoCard(record: LobbyRecord): boolean {
  const kind = kindOf(record.kind);
  return kind.inDayLog === 'instead' || (record.version === 1 && isQuiet(kind, record));
}

/** What is to be said of a change. */
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

/** What is told of a change when it is made. */
const toldOf = (change: Change, channel: string): Told => ({
  messages: messageRows(messagesOf(change, channel), change.record.branchId, change.record.updatedAt),
  audit: auditedOf([change]),
});

const numbered = z.object({ id: uuid, number: int });

/** All that a new record is given; its number comes from the counter. */
const givenColumns = { ...omit(recordColumns, ['number']), ...spelledColumns };
const writtenColumns = { ...changingColumns, ...spelledColumns };
const wholeColumns = { ...recordColumns, ...spelledColumns };
/** How many of its branch and kind are logged after it in the same statement. */
const newColumns = { ...givenColumns, behind: 'int' } as const;

/** A record with its words as they are looked for. */
const worded = (record: LobbyRecord) => ({ ...record, ...spelledWords(record) });

/** New records, and by how many each counter goes on: in one order whoever counts. */
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

/** The mark that a delivery was carried out, and what makes the rest hang on its being new; nothing where none asked. */
const markOf = (key: string | null, outcome: string | null) =>
  key === null
    ? { mark: Prisma.empty, whereFresh: Prisma.empty }
    : {
        mark: Prisma.sql`fresh AS (${insertDelivery(key, outcome)}),`,
        whereFresh: Prisma.sql`WHERE EXISTS (SELECT FROM fresh)`,
      };

/**
 * Writes new records with all that hangs on them, in one statement: their numbers, which leave no gap where anything
 * fails; the delivery's key, so that the same one does it once.
 * @returns the number that each was given, by its id; none where the delivery was carried out before.
 */
export async function insertRecords(
  { db, tx, key }: Pick<Hand, 'db' | 'tx' | 'key'>,
  changes: readonly Change[],
  told: Told,
): Promise<Map<string, number>> {
  const { rows: given, counters } = counted(changes.map(({ record }) => record));
  const { mark, whereFresh } = markOf(key, changes[0]?.record.id ?? null);
  // Alone, it needs no transaction around it, and goes the short way.
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
 * Writes a new record, and what follows from it.
 * @returns the number it was given. @throws AlreadyDone
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

/** Whether one statement says it all, and nothing follows from it. */
export const isAlone = (db: Db, change: Change, channel: string): boolean =>
  change.spawned.length === 0 &&
  !change.patterns?.length &&
  !isFollowed(db, 'record.saved', { change, channel });

/** What others do about it, the records that a change brings forth, and those that it opens because it makes a watch's number full. */
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

/** Whether what the watch would open is open already for the same thing. */
async function isOpenAlready(tx: Tx, record: LobbyRecord, { same, opens }: Watch): Promise<boolean> {
  return hasRows(tx)`
    SELECT 1 FROM "Record" o JOIN "Record" p ON p."id" = o."parentId"
    WHERE o."branchId" = ${record.branchId}::uuid AND o."kind" = ${opens} AND o."closedAt" IS NULL
      AND p."kind" = ${record.kind} AND p."details" ->> ${same} = ${String(record.details[same])} LIMIT 1`;
}
