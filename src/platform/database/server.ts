import { createHash, randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Ask } from './db.js';
import { DatabaseError } from './errors.js';
import type { Prisma } from './generated/client.js';
import type { Session } from './migrate.js';
import type { PoolState } from './open.js';

/** Where the pool logs; pino's loggers fit. */
export type PoolLog = { warn: (facts: object, words: string) => void };

/**
 * Milliseconds. Short enough to tell a person who pressed a button, within Slack's three seconds, that the database
 * is away.
 */
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

/**
 * The pool that the bot works with, for Prisma's adapter (which ends it when Prisma disconnects) and for single
 * statements.
 */
export function openPool(
  url: string,
  size: number,
  log: PoolLog,
): { adapter: PrismaPg; ask: Ask; state: () => PoolState } {
  const options = {
    application_name: thisProcess,
    max: size,
    query_timeout: QUERY_TIMEOUT,
    statement_timeout: QUERY_TIMEOUT,
  };
  const pool = makePool(url, options, log);
  return {
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    // A named statement is parsed and planned only once per connection.
    ask: async ({ text, values }: Prisma.Sql) =>
      (await pool.query<object>({ name: nameOf(text), text, values })).rows,
    state: () => ({
      inUse: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
  };
}

/** The name of this process's connections, by which they can be told from another's on the server. */
const thisProcess = `lobby ${randomUUID().slice(0, 8)}`;

const names = new Map<string, string>();
/** A short name for a statement; the statements are few, and their texts do not change. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `lobby_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  names.set(text, name);
  return name;
}

function makePool(url: string, options: pg.PoolConfig, log: PoolLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'lobby',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    ...options,
    // The adapter writes times without their zone and means UTC. JIT-compiling the statement of a report takes longer
    // than running it.
    onConnect: (client) => client.query(`SET TIME ZONE 'UTC'; SET jit = off`),
  });
  // An idle connection that dies would otherwise end the process; the pool replaces it when one is needed.
  pool.on('error', (error) => log.warn({ err: error }, 'lost a database connection'));
  // An error between two uses of a connection, when nobody else listens, would end the process; the next user sees it
  // in their own statement.
  pool.on('connect', (client) => client.on('error', () => {}));
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
