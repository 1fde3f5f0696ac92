import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { DatabaseError } from './errors.js';
import type { Session } from './migrate.js';

/** What the pool has to say to whoever operates the bot; pino's loggers fit. */
export type PoolLog = { warn: (facts: object, words: string) => void };

/** Milliseconds. A person who has pressed a button is told within Slack's three seconds that the database is away. */
const CONNECT_TIMEOUT = 2000;
/** Milliseconds. The longest any one statement may take before its connection is given up as dead. */
const QUERY_TIMEOUT = 15_000;

/**
 * One connection to the server, for looking at the migrations and applying them; no statement of it times out.
 * @throws DatabaseError `database_unreachable` within some two seconds, without the password in its words.
 */
export async function openSession(
  url: string,
  log: PoolLog,
): Promise<Session & { close: () => Promise<void> }> {
  const pool = makePool(url, { max: 1, idleTimeoutMillis: 0 }, log);
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    await pool.end();
    throw new DatabaseError('database_unreachable', `${placeOf(url)} ${reasonOf(cause)}`, { cause });
  }
  return {
    adapters: new PrismaPg(pool),
    runScript: (sql) => pool.query(sql),
    rows: async (sql) => (await pool.query<Record<string, unknown>>(sql)).rows,
    close: () => pool.end(),
  };
}

/** The pool that the bot works with, as Prisma's adapter; disconnecting Prisma ends it. */
export function openPool(url: string, size: number, log: PoolLog): PrismaPg {
  const options = { max: size, query_timeout: QUERY_TIMEOUT, statement_timeout: QUERY_TIMEOUT };
  return new PrismaPg(makePool(url, options, log), { disposeExternalPool: true });
}

function makePool(url: string, options: pg.PoolConfig, log: PoolLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'lobby',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    ...options,
    // The adapter writes times without their zone and means UTC.
    onConnect: (client) => client.query(`SET TIME ZONE 'UTC'`),
  });
  // An idle connection that dies would otherwise end the process; the pool replaces it when one is needed.
  pool.on('error', (error) => log.warn({ reason: error.message }, 'lost a database connection'));
  return pool;
}

function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `The database ${pathname.slice(1)} at ${hostname || 'this machine'}${port && `:${port}`}`;
  } catch {
    return 'The database that DATABASE_URL names';
  }
}

function reasonOf(error: unknown): string {
  // Where a name has several addresses, each of them failed for a reason of its own.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return `cannot be used: ${first instanceof Error ? first.message : String(first)}`;
}
