import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Db, reach } from '../../platform/database/db.js';
import type { PoolState } from '../../platform/database/open.js';
import { MINUTE } from '../../platform/time/durations.js';
import { withTimeout } from '../../platform/with-timeout.js';
import { type Lags, lagsOf } from '../store/lags.js';
import type { Metrics } from './metrics.js';

export { createMetrics } from './metrics.js';

/** How old a heartbeat may be before the bot is not ready any more. */
const staleMs = MINUTE;
/** Milliseconds that a request waits for the database, which may hang. */
const patienceMs = 1_500;

export interface Watched {
  db: Db;
  clock: { now(): Date };
  metrics: Metrics;
  /** Whether the bot and Slack can reach each other now. */
  connected(): boolean;
  /** Socket Mode connections that are up; null over HTTP. */
  connections(): number | null;
  /** Slack's error where it refuses the bot's token; null where it accepts it. */
  tokenRefused(): string | null;
  /** When the heartbeat last had success, in milliseconds by the real clock. */
  lastBeat(): number;
  /** The connections to the server; null where the database is embedded. */
  pool(): PoolState | null;
}

/** The result of the work; null where it failed or took too long. */
const inTime = <T>(work: Promise<T>): Promise<T | null> =>
  withTimeout(
    work.catch(() => null),
    patienceMs,
    null,
  );

/** Shares one running query among all who ask meanwhile, so that a database that hangs is not asked over and over. */
function shared<T>(look: () => Promise<T>): () => Promise<T> {
  let under: Promise<T> | null = null;
  return () => {
    under ??= look().finally(() => {
      under = null;
    });
    return under;
  };
}

/** Makes the check behind `/readyz`. */
export function createReadiness({ db, connected, tokenRefused, lastBeat }: Watched) {
  const ask = shared(() => reach(db).then(() => true));
  /** The answer of `/readyz`: the state of each part, and whether all are well. */
  return async (now = Date.now()) => {
    const database = (await inTime(ask())) === true;
    const parts = {
      database,
      slack: connected(),
      token: tokenRefused() === null,
      heartbeat: now - lastBeat() < staleMs,
    };
    return { ready: Object.values(parts).every(Boolean), ...parts };
  };
}

/**
 * The port of the bot: `/healthz`, `/readyz` and `/metrics`; in HTTP mode also Slack's requests.
 * @param slack handles `POST /slack/events`, in HTTP mode
 */
export function healthServer(
  watched: Watched,
  slack?: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Server {
  const { db, clock, metrics } = watched;
  const readiness = createReadiness(watched);
  const began = Date.now();
  const lags = shared<Lags>(() => lagsOf(db, clock.now()));
  const answer = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  return createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    try {
      if (path === '/slack/events' && slack && request.method === 'POST')
        return await slack(request, response);
      if (path === '/healthz') return answer(response, 200, { alive: true });
      if (path === '/readyz') {
        const state = await readiness();
        return answer(response, state.ready ? 200 : 503, state);
      }
      if (path === '/metrics') {
        metrics.found({
          at: clock.now(),
          lags: await inTime(lags()),
          pool: watched.pool(),
          heartbeatAge: (Date.now() - (watched.lastBeat() || began)) / 1000,
          connections: watched.connections(),
          tokenRefused: watched.tokenRefused() !== null,
        });
        const text = await metrics.registry.metrics();
        return void response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
      }
      answer(response, 404, { error: 'not found' });
    } catch {
      if (!response.headersSent) answer(response, 500, { error: 'failed' });
    }
  });
}
