import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Run } from '../../checklists/rules/run.js';
import { audit } from '../../platform/database/audit-trail.js';
import { AlreadyDone, type Db, type Tx } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { hasRows, int, row } from '../../platform/database/query.js';
import { insertSays, queue, type Say, sayRows } from '../../platform/outbox/store/queue.js';
import { normalise } from '../../platform/privacy/sealed.js';
import { renewDayLogOf } from '../../reports/store/renew-day-log.js';
import { kindOf } from '../kinds/index.js';
import type { Watch } from '../rules/kind.js';
import type { Change, LobbyRecord } from '../rules/record.js';
import { rankAmong } from './patterns.js';

/** A row of the timeline that is also a reply in the card's thread. */
const spoken = new Set([
  'moved',
  'assigned',
  'released',
  'stepped',
  'noted',
  'edited',
  'spawned',
  'merged',
  'absorbed',
  'separated',
]);

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Everything that one change writes, as rows. */
function rowsOf(db: Db, change: Change, channel: string) {
  const { record } = change;
  const kind = kindOf(record.kind);
  const priority = record.severity && record.severity < 3 ? 1 : 3;
  const says: Say[] = [
    ...(kind.inDayLog === 'instead'
      ? []
      : [{ view: 'record', subject: record.id, target: channel, priority }]),
    ...change.events
      .filter((event) => spoken.has(event.type))
      .map((event) => ({ view: 'event', subject: event.id, target: channel, priority: 4 })),
    ...(change.runs ?? []).map(({ id }) => ({ view: 'run', subject: id, target: channel, priority })),
    ...change.nudges.map(({ personId, urgent, notBefore, ...args }) => ({
      view: 'nudge',
      subject: record.id,
      target: `person:${personId}`,
      args,
      priority: urgent ? 1 : 4,
      notBefore,
    })),
  ];
  return {
    events: change.events,
    secrets: Object.entries(change.secrets).map(([field, plain]) => ({
      field,
      sealed: db.seal.seal(plain, `${record.id}/${field}`),
      digest: field.startsWith('unmasked') ? null : db.seal.digest(normalise(plain), field),
    })),
    clocks: change.clocks,
    files: (change.files ?? []).map((file) => ({ ...file, id: crypto.randomUUID(), by: actorOf(change) })),
    ...runRows(change.runs ?? []),
    says: sayRows(says, record.branchId, record.updatedAt),
    audit: change.events.map((event) => ({
      at: event.at,
      actor: event.actorId ?? 'lobby',
      action: `${kind.name}.${event.type}`,
      subject: record.id,
      data: JSON.stringify({ event: event.id, digest: digest(event.data) }),
    })),
  };
}

/** Who brought a change about, as its timeline has it. */
const actorOf = ({ events, record }: Change) =>
  events.find(({ actorId }) => actorId)?.actorId ?? record.reporterId;

const numbered = z.object({ number: int });

/**
 * The parts that hang on a record, in one statement with it: what `saved` returns no row for is not written at all.
 * A message that waits already is not queued again, but its row is touched, so that a sender who would take it now
 * waits for this transaction and shows its result.
 */
function attached(rows: ReturnType<typeof rowsOf>, record: LobbyRecord): Prisma.Sql {
  return Prisma.sql`
  events AS (
    INSERT INTO "RecordEvent" ("id", "recordId", "branchId", "at", "actorId", "type", "data")
    SELECT e."id", saved."id", saved."branchId", e."at", e."actorId", e."type", e."data" FROM saved,
      jsonb_to_recordset(${JSON.stringify(rows.events)}::jsonb) AS e("id" uuid, "at" timestamptz, "actorId" uuid, "type" text, "data" jsonb)
  ), secrets AS (
    INSERT INTO "Secret" ("recordId", "field", "sealed", "digest")
    SELECT saved."id", s."field", s."sealed", s."digest" FROM saved,
      jsonb_to_recordset(${JSON.stringify(rows.secrets)}::jsonb) AS s("field" text, "sealed" text, "digest" text)
    ON CONFLICT ("recordId", "field") DO UPDATE SET "sealed" = EXCLUDED."sealed", "digest" = EXCLUDED."digest"
  ), clocks AS (
    INSERT INTO "Clock" ("id", "branchId", "subject", "subjectId", "kind", "name", "startedAt", "dueAt", "wakeAt", "step", "stoppedAt", "extended")
    SELECT c."id", saved."branchId", 'record', saved."id", ${record.kind}, c."name", c."startedAt", c."dueAt", c."wakeAt", c."step", c."stoppedAt", c."extended" FROM saved,
      jsonb_to_recordset(${JSON.stringify(rows.clocks)}::jsonb) AS c("id" uuid, "name" text, "startedAt" timestamptz, "dueAt" timestamptz, "wakeAt" timestamptz, "step" int, "stoppedAt" timestamptz, "extended" int)
    ON CONFLICT ("subjectId", "name") DO UPDATE SET "startedAt" = EXCLUDED."startedAt", "dueAt" = EXCLUDED."dueAt",
      "wakeAt" = EXCLUDED."wakeAt", "step" = EXCLUDED."step", "stoppedAt" = EXCLUDED."stoppedAt", "extended" = EXCLUDED."extended"
  ), says AS (
    ${insertSays(rows.says, Prisma.sql`FROM saved,`)}
  ), audit AS (
    INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
    SELECT saved."branchId"::text, a."at", a."actor", a."action", a."subject", a."data", 0, '', '' FROM saved,
      jsonb_to_recordset(${JSON.stringify(rows.audit)}::jsonb) AS a("at" timestamptz, "actor" text, "action" text, "subject" text, "data" text)
  )${rows.runs.length > 0 ? attachedRuns(rows) : Prisma.empty}${rows.files.length > 0 ? attachedFiles(rows, record) : Prisma.empty}`;
}

const runRows = (runs: readonly Run[]) => ({
  runs: runs.map(({ items: _, signatures: __, ...run }) => run),
  items: runs.flatMap(({ id, items }) => items.map((item) => ({ ...item, runId: id }))),
});

/** Runs and their lines, as they are posted. */
export async function writeRuns(tx: Tx, runs: readonly Run[]): Promise<void> {
  await tx.$executeRaw`WITH saved AS (SELECT 1)${attachedRuns(runRows(runs))} SELECT 1 FROM runs`;
}

/** Playbooks that are opened with it. One that somebody opened before stays as it is. */
function attachedRuns(rows: ReturnType<typeof runRows>): Prisma.Sql {
  return Prisma.sql`, runs AS (
    INSERT INTO "Run" ("id", "branchId", "list", "date", "slot", "recordId", "status", "version", "opensAt", "dueAt", "lateUntil", "rules")
    SELECT r."id", r."branchId", r."list", r."date", r."slot", r."recordId", r."status", 0, r."opensAt", r."dueAt", r."lateUntil", r."rules" FROM saved,
      jsonb_to_recordset(${JSON.stringify(rows.runs)}::jsonb) AS r("id" uuid, "branchId" uuid, "list" text, "date" text, "slot" text, "recordId" uuid, "status" text,
        "opensAt" timestamptz, "dueAt" timestamptz, "lateUntil" timestamptz, "rules" jsonb)
    ON CONFLICT DO NOTHING RETURNING "id"
  ), items AS (
    INSERT INTO "Item" ("id", "runId", "position", "group", "groupText", "text", "rule")
    SELECT i."id", i."runId", i."position", i."group", i."groupText", i."text", i."rule" FROM runs
      JOIN jsonb_to_recordset(${JSON.stringify(rows.items)}::jsonb) AS i("id" uuid, "runId" uuid, "position" int, "group" text, "groupText" text, "text" text, "rule" jsonb)
      ON i."runId" = runs."id"
  )`;
}

/** Pictures that are to be fetched. */
function attachedFiles(rows: ReturnType<typeof rowsOf>, { updatedAt }: LobbyRecord): Prisma.Sql {
  return Prisma.sql`, files AS (
    INSERT INTO "Photo" ("id", "branchId", "recordId", "field", "file", "by", "at", "tryAt")
    SELECT f."id", saved."branchId", saved."id", f."field", f."file", f."by", ${updatedAt}, ${updatedAt} FROM saved,
      jsonb_to_recordset(${JSON.stringify(rows.files)}::jsonb) AS f("id" uuid, "field" text, "file" text, "by" uuid)
    ON CONFLICT DO NOTHING
  )`;
}

const columns = (record: LobbyRecord) => JSON.stringify({ ...record, details: record.details });
const shape = Prisma.sql`"id" uuid, "branchId" uuid, "kind" text, "status" text, "severity" int, "summary" text, "reporterId" uuid,
  "ownerId" uuid, "parentId" uuid, "mergedId" uuid, "link" text, "details" jsonb, "version" int, "createdAt" timestamptz, "updatedAt" timestamptz, "closedAt" timestamptz`;

/**
 * Writes a new record with all that hangs on it, in one statement: its number, which leaves no gap where anything
 * fails; the delivery's key, so that the same one does it once.
 * @returns the number it was given. @throws AlreadyDone
 */
export async function writeNew(
  db: Db,
  tx: Tx,
  change: Change,
  channel: string,
  key: string | null,
): Promise<number> {
  const { record } = change;
  const rows = rowsOf(db, change, channel);
  // Alone, it needs no transaction around it, and goes the short way.
  const saved = await row(tx === db.prisma ? db.ask : tx, numbered)`
  WITH fresh AS (
    INSERT INTO "Inbound" ("key", "outcome") VALUES (${key ?? record.id}, ${record.id}) ON CONFLICT DO NOTHING RETURNING "key"
  ), numbered AS (
    INSERT INTO "Counter" ("branchId", "kind", "last")
    SELECT ${record.branchId}::uuid, ${record.kind}, 1 FROM fresh
    ON CONFLICT ("branchId", "kind") DO UPDATE SET "last" = "Counter"."last" + 1 RETURNING "last"
  ), saved AS (
    INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "severity", "summary", "reporterId", "ownerId", "parentId",
      "link", "details", "version", "createdAt", "updatedAt", "closedAt")
    SELECT r."id", r."branchId", r."kind", numbered."last", r."status", r."severity", r."summary", r."reporterId", r."ownerId",
      r."parentId", r."link", r."details", r."version", r."createdAt", r."updatedAt", r."closedAt"
    FROM numbered, jsonb_to_record(${columns(record)}::jsonb) AS r(${shape})
    RETURNING "id", "branchId", "number"
  ), ${attached(rows, record)}
  SELECT "number" FROM saved`;
  if (!saved) {
    const before = await tx.inbound.findUnique({ where: { key: key ?? record.id } });
    throw new AlreadyDone(before?.outcome ?? null);
  }
  await writeRest(db, tx, { ...change, record: { ...record, number: saved.number } }, channel);
  return saved.number;
}

/** Writes a changed record; the caller holds its row's lock. */
export async function writeChanged(db: Db, tx: Tx, change: Change, channel: string): Promise<void> {
  const { record } = change;
  const rows = rowsOf(db, change, channel);
  await tx.$queryRaw`
  WITH saved AS (
    UPDATE "Record" SET "status" = r."status", "severity" = r."severity", "summary" = r."summary", "ownerId" = r."ownerId",
      "details" = r."details", "version" = r."version", "updatedAt" = r."updatedAt", "closedAt" = r."closedAt", "mergedId" = r."mergedId"
    FROM jsonb_to_record(${columns(record)}::jsonb) AS r(${shape})
    WHERE "Record"."id" = r."id"
    RETURNING "Record"."id", "Record"."branchId"
  ), ${attached(rows, record)}
  SELECT "id" FROM saved`;
  for (const personId of change.acks ?? [])
    await tx.$executeRaw`
      INSERT INTO "Ack" ("recordId", "personId", "at") VALUES (${record.id}::uuid, ${personId}::uuid, ${record.updatedAt})
      ON CONFLICT DO NOTHING`;
  await writeRest(db, tx, change, channel);
}

/** Whether one statement says it all. */
export const isAlone = ({ record, spawned, patterns }: Change): boolean =>
  spawned.length === 0 && !patterns?.length && !kindOf(record.kind).inDayLog;

/** The records that a change brings forth, and those that it opens because it makes a watch's number full. */
async function writeRest(db: Db, tx: Tx, change: Change, channel: string): Promise<void> {
  if (kindOf(change.record.kind).inDayLog) await renewDayLogOf(tx, change.record, channel);
  for (const spawned of change.spawned) await writeNew(db, tx, spawned, channel, null);
  for (const { watch, change: opened } of change.patterns ?? []) {
    if ((await rankAmong({ prisma: tx }, change.record, watch)) < watch.times) continue;
    if (await isOpenAlready(tx, change.record, watch)) continue;
    await writeNew(db, tx, opened, channel, null);
    const told = { kind: opened.record.kind, record: opened.record.id };
    const event = {
      id: crypto.randomUUID(),
      at: change.record.updatedAt,
      actorId: null,
      type: 'spawned',
      data: told,
    };
    await tx.recordEvent.create({
      data: { ...event, recordId: change.record.id, branchId: change.record.branchId },
    });
    await queue(
      tx,
      [{ view: 'event', subject: event.id, target: channel, priority: 4 }],
      change.record.branchId,
      change.record.updatedAt,
    );
    await audit(tx, change.record.branchId, change.record.updatedAt, [
      {
        actor: 'lobby',
        action: `${change.record.kind}.spawned`,
        subject: change.record.id,
        data: { event: event.id, digest: digest(event.data) },
      },
    ]);
  }
}

/** Whether what the watch would open is open already for the same thing. */
async function isOpenAlready(tx: Tx, record: LobbyRecord, { same, opens }: Watch): Promise<boolean> {
  return hasRows(tx)`
    SELECT 1 FROM "Record" o JOIN "Record" p ON p."id" = o."parentId"
    WHERE o."branchId" = ${record.branchId}::uuid AND o."kind" = ${opens} AND o."closedAt" IS NULL
      AND p."kind" = ${record.kind} AND p."details" ->> ${same} = ${String(record.details[same])} LIMIT 1`;
}
