import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { openEmbedded } from '../../src/database/embedded.js';
import { openSession } from '../../src/database/server.js';
import { seed } from './seed.js';
import { atTheEnd } from './undo.js';

type Row = Record<string, unknown>;
/** Runs one statement on plain pg or plain PGlite. */
export type Ask = (sql: string, values?: unknown[]) => Promise<Row[]>;

/** A database of its own for one program. */
export interface Home {
  /** Tells a program where it is; the settings are Lobby's. */
  env: { DATABASE_URL: string } | { LOBBY_DATA_DIR: string };
  /** Looks into it; only while no program has it. */
  look<T>(looking: (ask: Ask) => Promise<T>): Promise<T>;
}

/** Where figures are measured. */
export interface Ground {
  name: 'embedded' | 'postgresql';
  /** A copy of the migrated database that has the bank's branches and people, and nothing else. */
  copy(): Promise<Home>;
}

/** The folder that `LOBBY_DATA_DIR` names holds the database under this name. */
export const postgresIn = (dataDir: string) => join(dataDir, 'postgres');

/** PostgreSQL inside the process. */
export function embeddedGround(): Ground {
  let template: Promise<string> | undefined;
  const makeTemplate = async () => {
    const folder = await newFolder();
    const db = await openEmbedded(folder);
    await seed(db);
    await db.close();
    return folder;
  };
  return {
    name: 'embedded',
    async copy() {
      template ??= makeTemplate();
      const folder = await newFolder();
      await cp(postgresIn(await template), postgresIn(folder), { recursive: true });
      return {
        env: { LOBBY_DATA_DIR: folder },
        async look(looking) {
          const db = await PGlite.create(postgresIn(folder));
          try {
            return await looking(async (sql, values) => (await db.query<Row>(sql, values)).rows);
          } finally {
            await db.close();
          }
        },
      };
    },
  };
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lobby-bench-'));
  atTheEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A PostgreSQL server whose user may create databases. */
export function serverGround(server: string): Ground {
  let template: Promise<string> | undefined;
  const makeTemplate = async () => {
    const name = await newDatabase(server);
    const session = await openSession(urlOf(server, name), { warn: () => {} });
    await seed(session);
    await session.close();
    return name;
  };
  return {
    name: 'postgresql',
    async copy() {
      template ??= makeTemplate();
      const url = urlOf(server, await newDatabase(server, await template));
      return {
        env: { DATABASE_URL: url },
        look: (looking) =>
          connected(url, (client) => looking(async (sql, values) => (await client.query(sql, values)).rows)),
      };
    },
  };
}

async function newDatabase(server: string, template = 'template1'): Promise<string> {
  const name = `lobby_bench_${randomUUID().slice(0, 8)}`;
  await connected(server, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`));
  atTheEnd(() =>
    connected(server, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)),
  );
  return name;
}

async function connected<T>(url: string, doing: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return await doing(client);
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Why the server cannot be used; null where it can. */
export async function whyNot(server: string): Promise<string | null> {
  try {
    await connected(server, (client) => client.query('SELECT 1'));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
