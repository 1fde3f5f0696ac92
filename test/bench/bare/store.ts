import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Ask } from '../ground.js';

export interface Said {
  /** Names the delivery, so that the same one does it once. */
  key: string;
  channel: string;
  slackId: string;
  summary: string;
}

export interface Store {
  /** Writes an incident with all that Lobby writes for one. @returns its number */
  logIncident(said: Said): Promise<number>;
  close(): Promise<void>;
}

/**
 * Plain pg, or plain PGlite. As one would write it first: an INSERT a table in a transaction. With BARE=statement all of
 * them in the one prepared statement below. Whatever does not change is read once, at the start.
 */
export async function openStore(env: NodeJS.ProcessEnv): Promise<Store> {
  const { ask, prepared, within, close } = await open(env);
  const save =
    env.BARE === 'statement' ? prepared : (values: unknown[]) => within((run) => oneByOne(run, values));
  const ids = async (sql: string) =>
    new Map((await ask(sql)).map(({ known, id }) => [String(known), String(id)]));
  const branches = await ids('SELECT "channel" AS "known", "id" FROM "Branch"');
  const people = await ids('SELECT "slackId" AS "known", "id" FROM "Person"');
  return {
    async logIncident({ key, channel, slackId, summary }) {
      const now = Date.now();
      const event = randomUUID();
      const [saved] = await save([
        key,
        randomUUID(),
        branches.get(channel),
        people.get(slackId),
        channel,
        summary,
        new Date(now),
        event,
        randomUUID(),
        new Date(now + 30 * 60_000),
        randomUUID(),
        new Date(now + 3 * 24 * 60 * 60_000),
        randomUUID(),
        JSON.stringify({ event, digest: createHash('sha256').update('{}').digest('hex') }),
      ]);
      if (!saved) throw new Error('logged before');
      return Number(saved.number);
    },
    close,
  };
}

async function open(env: NodeJS.ProcessEnv) {
  if (env.DATABASE_URL) {
    // As many connections as Lobby has.
    const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 });
    const ask: Ask = async (sql) => (await pool.query(sql)).rows;
    const prepared = async (values: unknown[]) =>
      (await pool.query({ name: 'incident', text: statement, values })).rows;
    const within: Within = async (job) => {
      const client = await pool.connect();
      try {
        await client.query('BEGIN');
        const rows = await job(async (sql, values) => (await client.query(sql, values)).rows);
        await client.query('COMMIT');
        return rows;
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      } finally {
        client.release();
      }
    };
    return { ask, prepared, within, close: () => pool.end() };
  }
  const db = await PGlite.create(join(env.LOBBY_DATA_DIR ?? '', 'postgres'));
  const ask: Ask = async (sql) => (await db.query<Record<string, unknown>>(sql)).rows;
  const prepared = async (values: unknown[]) =>
    (await db.query<Record<string, unknown>>(statement, values)).rows;
  const within: Within = (job) =>
    db.transaction((tx) => job(async (sql, values) => (await tx.query<Row>(sql, values)).rows));
  return { ask, prepared, within, close: () => db.close() };
}

type Row = Record<string, unknown>;
type Run = (sql: string, values: unknown[]) => Promise<Row[]>;
type Within = (job: (run: Run) => Promise<Row[]>) => Promise<Row[]>;

/** The same rows, a statement a table. The values are those of the one statement, in its order. */
async function oneByOne(run: Run, values: unknown[]): Promise<Row[]> {
  const [
    key,
    id,
    branch,
    person,
    channel,
    summary,
    now,
    event,
    taken,
    takenDue,
    settled,
    settledDue,
    say,
    audited,
  ] = values;
  const fresh = await run(
    'INSERT INTO "Inbound" ("key", "outcome") VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
    [key, id],
  );
  if (fresh.length === 0) return [];
  const [numbered] = await run(
    `INSERT INTO "Counter" ("branchId", "kind", "last") VALUES ($1, 'incident', 1)
     ON CONFLICT ("branchId", "kind") DO UPDATE SET "last" = "Counter"."last" + 1 RETURNING "last"`,
    [branch],
  );
  const saved = await run(
    `INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "severity", "summary", "reporterId", "details", "createdAt", "updatedAt")
     VALUES ($1, $2, 'incident', $3, 'open', 3, $4, $5, '{}', $6, $6) RETURNING "number"`,
    [id, branch, numbered?.last, summary, person, now],
  );
  await run(
    `INSERT INTO "RecordEvent" ("id", "recordId", "branchId", "at", "actorId", "type") VALUES ($1, $2, $3, $4, $5, 'logged')`,
    [event, id, branch, now, person],
  );
  await run(
    `INSERT INTO "Clock" ("id", "branchId", "subject", "subjectId", "kind", "name", "startedAt", "dueAt", "wakeAt")
     VALUES ($1, $2, 'record', $3, 'incident', 'taken_routine', $4, $5, $5), ($6, $2, 'record', $3, 'incident', 'settled', $4, $7, $7)`,
    [taken, branch, id, now, takenDue, settled, settledDue],
  );
  await run(
    `INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "priority", "notBefore", "createdAt")
     VALUES ($1, $2, 'record', $3, $4, 3, $5, $5)`,
    [say, branch, id, channel, now],
  );
  await run(
    `INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
     VALUES ($1, $2, $3, 'incident.logged', $4, $5, 0, '', '')`,
    [branch, now, person, id, audited],
  );
  return saved;
}

const statement = `
  WITH fresh AS (
    INSERT INTO "Inbound" ("key", "outcome") VALUES ($1, $2::uuid::text) ON CONFLICT DO NOTHING RETURNING 1
  ), numbered AS (
    INSERT INTO "Counter" ("branchId", "kind", "last") SELECT $3::uuid, 'incident', 1 FROM fresh
    ON CONFLICT ("branchId", "kind") DO UPDATE SET "last" = "Counter"."last" + 1 RETURNING "last"
  ), saved AS (
    INSERT INTO "Record" ("id", "branchId", "kind", "number", "status", "severity", "summary", "reporterId", "details", "createdAt", "updatedAt")
    SELECT $2::uuid, $3::uuid, 'incident', "last", 'open', 3, $6, $4::uuid, '{}', $7::timestamptz, $7::timestamptz FROM numbered
    RETURNING "number"
  ), events AS (
    INSERT INTO "RecordEvent" ("id", "recordId", "branchId", "at", "actorId", "type")
    SELECT $8::uuid, $2::uuid, $3::uuid, $7::timestamptz, $4::uuid, 'logged' FROM saved
  ), clocks AS (
    INSERT INTO "Clock" ("id", "branchId", "subject", "subjectId", "kind", "name", "startedAt", "dueAt", "wakeAt")
    SELECT c."id", $3::uuid, 'record', $2::uuid, 'incident', c."name", $7::timestamptz, c."due", c."due"
    FROM saved, (VALUES ($9::uuid, 'taken_routine', $10::timestamptz), ($11::uuid, 'settled', $12::timestamptz)) AS c("id", "name", "due")
  ), says AS (
    INSERT INTO "Outbox" ("id", "branchId", "view", "subject", "target", "priority", "notBefore", "createdAt")
    SELECT $13::uuid, $3::uuid, 'record', $2::uuid::text, $5, 3, $7::timestamptz, $7::timestamptz FROM saved
  ), audit AS (
    INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
    SELECT $3::uuid::text, $7::timestamptz, $4::uuid::text, 'incident.logged', $2::uuid::text, $14, 0, '', '' FROM saved
  )
  SELECT "number" FROM saved`;
