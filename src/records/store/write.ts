import { z } from 'zod';
import { insertAudited } from '../../platform/database/audit-trail.js';
import { named, omit, recordset, setTo } from '../../platform/database/columns.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { isFollowed, tell } from '../../platform/database/follow.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { alreadyDone, insertDelivery } from '../../platform/database/once.js';
import { hasRows, int, row } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { insertMessages, messageRows } from '../../platform/outbox/store/queue.js';
import { toChannel, toPerson } from '../../platform/outbox/target.js';
import { insertExpected } from '../../platform/photos/store.js';
import { insertClocks } from '../../platform/schedule/store/clocks.js';
import { card, nudge } from '../contracts.js';
import type {} from '../happenings.js';
import { kindOf } from '../kinds/index.js';
import { event } from '../rules/events.js';
import type { Watch } from '../rules/kind.js';
import type { Change, LobbyRecord } from '../rules/record.js';
import { digestOf } from './digests.js';
import { rankAmong } from './patterns.js';
import { changingColumns, ownEventColumns, ownSecretColumns, recordColumns } from './stored.js';
import { auditedAs, repliesOf, writeEvent } from './timeline.js';
import { spelledColumns, spelledWords } from './words.js';

/** Of messages about a record: a grave one goes before all others. */
export const urgencyOf = ({ severity }: Pick<LobbyRecord, 'severity'>): number =>
  severity && severity < 3 ? 1 : 3;

/** Everything that one change writes, as rows. */
function rowsOf(db: Db, change: Change, channel: string) {
  const { record } = change;
  const kind = kindOf(record.kind);
  const priority = urgencyOf(record);
  const there = toChannel(channel);
  const messages: OutboxMessage[] = [
    ...(kind.inDayLog === 'instead' ? [] : [card.for(record.id, there, { priority })]),
    ...repliesOf(change.events, channel),
    ...change.nudges.map(({ personId, urgent, notBefore, ...args }) =>
      nudge.for(record.id, toPerson(personId), args, { priority: urgent ? 1 : 4, notBefore }),
    ),
  ];
  const { id: recordId, branchId, updatedAt } = record;
  return {
    events: change.events,
    secrets: Object.entries(change.secrets).map(([field, plain]) => ({
      field,
      sealed: db.seal.seal(plain, `${record.id}/${field}`),
      digest: digestOf(db.seal, field, plain),
    })),
    clocks: change.clocks,
    files: change.files ?? [],
    giving: { recordId, branchId, by: actorOf(change), at: updatedAt },
    messages: messageRows(messages, branchId, updatedAt),
    audit: change.events.map((event) => ({ ...auditedAs(record, event), at: event.at })),
  };
}

/** Who brought a change about, as its timeline has it. */
const actorOf = ({ events, record }: Change) =>
  events.find(({ actorId }) => actorId)?.actorId ?? record.reporterId;

const numbered = z.object({ number: int });

/** What the parts stand on, and what clocks run on: the record's own row. */
const saved = Prisma.sql`FROM saved,`;
const timed = {
  branchId: Prisma.sql`saved."branchId"`,
  subject: Prisma.sql`'record'`,
  subjectId: Prisma.sql`saved."id"`,
  kind: Prisma.sql`saved."kind"`,
};

/**
 * The parts that hang on a record, in one statement with it: what `saved` returns no row for is not written at all.
 * A message that waits already is not queued again, but its row is touched, so that a sender who would take it now
 * waits for this transaction and shows its result.
 */
function attached(rows: ReturnType<typeof rowsOf>): Prisma.Sql {
  return Prisma.sql`
  events AS (
    INSERT INTO "RecordEvent" (${named(ownEventColumns)}, "recordId", "branchId")
    SELECT ${named(ownEventColumns, 'e')}, saved."id", saved."branchId"
    FROM saved, ${recordset(ownEventColumns, rows.events, 'e')}
  ), secrets AS (
    INSERT INTO "Secret" (${named(ownSecretColumns)}, "recordId")
    SELECT ${named(ownSecretColumns, 's')}, saved."id" FROM saved, ${recordset(ownSecretColumns, rows.secrets, 's')}
    ON CONFLICT ("recordId", "field") DO UPDATE SET "sealed" = EXCLUDED."sealed", "digest" = EXCLUDED."digest"
  ), clocks AS (
    ${insertClocks(rows.clocks, timed, saved)}
  ), messages AS (
    ${insertMessages(rows.messages, saved)}
  ), audit AS (
    ${insertAudited(rows.audit, Prisma.sql`saved."branchId"::text`, saved)}
  )${rows.files.length > 0 ? attachedFiles(rows) : Prisma.empty}`;
}

/** Pictures that are to be fetched. */
const attachedFiles = ({ giving, files }: ReturnType<typeof rowsOf>): Prisma.Sql =>
  Prisma.sql`, files AS (
    ${insertExpected(giving, files, saved)}
  )`;

/** All that a new record is given; its number comes from the counter. */
const givenColumns = { ...omit(recordColumns, ['number']), ...spelledColumns };
const writtenColumns = { ...changingColumns, ...spelledColumns };
const wholeColumns = { ...recordColumns, ...spelledColumns };

/**
 * Writes a new record with all that hangs on it, in one statement: its number, which leaves no gap where anything
 * fails; the delivery's key, so that the same one does it once.
 * @returns the number it was given. @throws AlreadyDone
 */
export async function writeNew(
  { db, tx, channel, key }: Pick<Hand, 'db' | 'tx' | 'channel' | 'key'>,
  change: Change,
): Promise<number> {
  const { record } = change;
  const rows = rowsOf(db, change, channel);
  // Alone, it needs no transaction around it, and goes the short way.
  const delivery = key ?? record.id;
  const given = await row(tx === db.prisma ? db.ask : tx, numbered)`
  WITH fresh AS (
    ${insertDelivery(delivery, record.id)}
  ), numbered AS (
    INSERT INTO "Counter" ("branchId", "kind", "last")
    SELECT ${record.branchId}::uuid, ${record.kind}, 1 FROM fresh
    ON CONFLICT ("branchId", "kind") DO UPDATE SET "last" = "Counter"."last" + 1 RETURNING "last"
  ), saved AS (
    INSERT INTO "Record" (${named(givenColumns)}, "number")
    SELECT ${named(givenColumns, 'r')}, numbered."last" FROM numbered, ${recordset(givenColumns, [{ ...record, ...spelledWords(record) }], 'r')}
    RETURNING "id", "branchId", "kind", "number"
  ), ${attached(rows)}
  SELECT "number" FROM saved`;
  if (!given) throw await alreadyDone(tx, delivery);
  await writeRest(db, tx, { ...change, record: { ...record, number: given.number } }, channel);
  return given.number;
}

/** Writes a changed record; the caller holds its row's lock. */
export async function writeChanged(db: Db, tx: Tx, change: Change, channel: string): Promise<void> {
  const { record } = change;
  const rows = rowsOf(db, change, channel);
  await tx.$queryRaw`
  WITH saved AS (
    UPDATE "Record" SET ${setTo(writtenColumns, 'r')} FROM ${recordset(wholeColumns, [{ ...record, ...spelledWords(record) }], 'r')}
    WHERE "Record"."id" = r."id"
    RETURNING "Record"."id", "Record"."branchId", "Record"."kind"
  ), ${attached(rows)}
  SELECT "id" FROM saved`;
  for (const personId of change.acks ?? [])
    await tx.$executeRaw`
      INSERT INTO "Ack" ("recordId", "personId", "at") VALUES (${record.id}::uuid, ${personId}::uuid, ${record.updatedAt})
      ON CONFLICT DO NOTHING`;
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
