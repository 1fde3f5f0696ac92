import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { followers } from '../../src/modules.js';
import { dbOf } from '../../src/platform/database/db.js';
import { PrismaClient } from '../../src/platform/database/generated/client.js';
import { openPool, openSession } from '../../src/platform/database/server.js';
import { type Ground, type Open, once } from './ground.js';
import { seal } from './key.js';
import { seed } from './seed.js';
import { atTheEnd } from './undo.js';

const quiet = { warn: () => {} };

/** A PostgreSQL server whose user may create databases; whatever is made there is dropped at the end. */
export function serverGround(server: string): Ground {
  const template = once(async () => {
    const name = await newDatabase(server);
    const session = await openSession(urlOf(server, name), quiet);
    await seed(session);
    await session.close();
    return name;
  });
  return {
    name: 'postgresql',
    async copy() {
      const url = urlOf(server, await newDatabase(server, await template()));
      return { env: { DATABASE_URL: url }, look: (looking) => opened(url, looking) };
    },
  };
}

async function opened<T>(url: string, looking: (open: Open) => Promise<T>): Promise<T> {
  const pool = openPool(url, 10, quiet);
  const prisma = new PrismaClient({ adapter: pool.adapter });
  const db = dbOf({ prisma, ask: pool.ask }, seal, followers);
  try {
    return await connected(url, (client) =>
      looking({ ask: async (sql, values) => (await client.query(sql, values)).rows, prisma, db }),
    );
  } finally {
    await prisma.$disconnect();
  }
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
