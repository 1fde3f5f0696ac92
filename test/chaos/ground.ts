import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { type Db, dbOf } from '../../src/platform/database/db.js';
import { createSeal } from '../../src/platform/database/seal.js';
import { keepProfile } from '../../src/platform/directory/store/people.js';
import { leaseSeconds } from '../../src/platform/outbox/store/outbox.js';
import { branches, workspace } from './bank.js';
import { built } from './built.js';

const { openDatabase } =
  await built<typeof import('../../src/platform/database/open.js')>('platform/database/open.js');
const quiet = { warn() {}, info() {} };

/** The one database of a run. */
export interface Ground {
  /** The server, where it is one. */
  server: { host: string; port: number } | null;
  /** Tells a bot where it is. `port`: that of a line of its own to the server. */
  env(port?: number): Record<string, string>;
  /** Whether several processes may use it, and the harness beside them. */
  shared: boolean;
  /** Opens it here; where it is not shared, only while no bot has it. */
  look<T>(looking: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Lets the leases of a process run out, as they do within a minute; of whoever has held one for `heldMs` where no owner
   * is given.
   */
  endLeases(owner: string | null, heldMs?: number): Promise<void>;
  /** Ends every connection; for so long nobody can connect anew. */
  cut(awayMs: number): Promise<void>;
  /** What the database is busy with, for whoever must find out what a bot waits for. */
  activity(): Promise<unknown[]>;
  /** Leaves no space on the disk for so long; null where the disk is not the harness's own to fill. */
  fill: ((ms: number) => Promise<void>) | null;
  /** How many messages wait whose time has come. */
  waiting(now: Date): Promise<number>;
  /** A new and empty one of the same kind. */
  another(): Promise<Ground>;
  remove(): Promise<void>;
}

/** The outbox's life, kept by the database itself, whoever writes it. */
const keepLife = [
  'CREATE SCHEMA chaos',
  `CREATE TABLE chaos."OutboxLife" ("n" bigserial, "id" uuid, "state" text, "owner" text, "fence" int, "at" timestamptz)`,
  `CREATE FUNCTION chaos.keep_life() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO chaos."OutboxLife" ("id", "state", "owner", "fence", "at")
    VALUES (NEW."id", NEW."state", NEW."owner", NEW."fence", clock_timestamp()); RETURN NEW; END $$`,
  `CREATE TRIGGER keep_birth AFTER INSERT ON "Outbox" FOR EACH ROW EXECUTE FUNCTION chaos.keep_life()`,
  // The harness itself sets back leases, which is no step of a life.
  `CREATE TRIGGER keep_life AFTER UPDATE ON "Outbox" FOR EACH ROW
    WHEN (OLD."state" <> NEW."state" OR OLD."attempts" <> NEW."attempts") EXECUTE FUNCTION chaos.keep_life()`,
];

async function settle(db: Db, beginning: number): Promise<void> {
  const from = new Date(beginning - 60_000);
  await saveBranches(db, branches, 'chaos', from);
  for (const { id, realName } of workspace.users)
    await keepProfile(db, id, { name: realName, locale: 'en-GB' }, from);
  for (const statement of keepLife) await db.prisma.$executeRawUnsafe(statement);
}

/** A database of its own on a PostgreSQL server whose user may create some. */
export async function serverGround(server: string, key: string, beginning: number): Promise<Ground> {
  const ground = await emptyOnServer(server, key);
  await ground.look((db) => settle(db, beginning));
  return ground;
}

async function emptyOnServer(server: string, key: string): Promise<Ground> {
  const name = `lobby_chaos_${randomUUID().slice(0, 8)}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const ask = async (on: string, sql: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: on, connectionTimeoutMillis: 2_000 });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  };
  await ask(server, `CREATE DATABASE "${name}"`);
  const ground: Ground = {
    server: { host: url.hostname, port: Number(url.port || 5432) },
    env(port) {
      const by = new URL(url);
      if (port !== undefined) {
        by.hostname = '127.0.0.1';
        by.port = String(port);
      }
      return { DATABASE_URL: by.href };
    },
    shared: true,
    async look(looking) {
      const opened = await openDatabase({ url: url.href, log: quiet });
      try {
        return await looking(dbOf(opened, createSeal(key), followers));
      } finally {
        await opened.close();
      }
    },
    async endLeases(owner, heldMs = 0) {
      await ask(
        url.href,
        `UPDATE "Outbox" SET "leaseUntil" = now() - interval '1 second'
         WHERE ("state" IN ('claimed', 'sending') OR ("state" = 'unknown' AND "settledAt" IS NULL))
           AND ($1::text IS NULL OR "owner" = $1) AND "leaseUntil" < now() + make_interval(secs => $2)`,
        [owner, leaseSeconds - heldMs / 1000],
      );
    },
    async cut(awayMs) {
      const end = () =>
        ask(server, 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
      if (awayMs === 0) return void (await end());
      await ask(server, `ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS false`);
      await end();
      await sleep(awayMs);
      await ask(server, `ALTER DATABASE "${name}" WITH ALLOW_CONNECTIONS true`);
    },
    activity: () =>
      ask(
        server,
        `SELECT pid, state, wait_event_type, wait_event, now() - xact_start AS since, pg_blocking_pids(pid) AS behind, left(query, 300) AS query
         FROM pg_stat_activity WHERE datname = $1`,
        [name],
      ),
    fill: null,
    async waiting(now) {
      const [row] = await ask(
        url.href,
        `SELECT count(*)::int AS "count" FROM "Outbox" WHERE "state" IN ('planned', 'claimed') AND "notBefore" <= $1`,
        [now],
      );
      return (row as { count: number }).count;
    },
    another: () => emptyOnServer(server, key),
    async remove() {
      await ask(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    },
  };
  return ground;
}

/** The embedded database, in a folder of its own: one process at a time has it, so nothing can be done to it beside. */
export async function embeddedGround(key: string, beginning: number): Promise<Ground> {
  const ground = emptyEmbedded(key);
  await ground.look((db) => settle(db, beginning));
  return ground;
}

function emptyEmbedded(key: string): Ground {
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-chaos-'));
  const isSmall = mounted(dataDir);
  const ground: Ground = {
    server: null,
    env: () => ({ LOBBY_DATA_DIR: dataDir }),
    shared: false,
    async look(looking) {
      const opened = await openDatabase({ dataDir, log: quiet });
      try {
        return await looking(dbOf(opened, createSeal(key), followers));
      } finally {
        await opened.close();
      }
    },
    async endLeases() {},
    async cut() {},
    activity: async () => [],
    fill: isSmall ? (ms) => fillFor(dataDir, ms) : null,
    waiting: async () => 0,
    another: async () => emptyEmbedded(key),
    async remove() {
      if (isSmall) execFileSync('umount', [dataDir]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return ground;
}

/** Makes the folder a small disk of its own, which root may on most machines. */
function mounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('left out: a full disk, since this user may not make a small one');
    return false;
  }
}

/** Takes all the space that is left, and gives it back. */
async function fillFor(folder: string, ms: number): Promise<void> {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  try {
    for (const size of [1 << 20, 1 << 12]) {
      const block = Buffer.alloc(size);
      try {
        for (;;) if (writeSync(file, block) < size) break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
    }
    await sleep(ms);
  } finally {
    closeSync(file);
    rmSync(ballast, { force: true });
  }
}
