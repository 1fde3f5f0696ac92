import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Db } from './database/db.js';
import { outboxCounts } from './database/outbox.js';

/** How old a heartbeat may be before the bot is not ready any more. */
const staleMs = 60_000;

export interface Metrics {
  registry: Registry;
  /** How messages ended, by view. */
  ended(view: string, as: string): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'lobby_' });
  const messages = new Counter({
    name: 'lobby_messages_total',
    help: 'Messages by view and by how they ended: sent, found, absorbed, moot, rejected, unknown, expired, dead',
    labelNames: ['view', 'as'],
    registers: [registry],
  });
  return { registry, ended: (view, as) => messages.inc({ view, as }) };
}

export interface Watched {
  db: Db;
  metrics: Metrics;
  /** Whether Slack can reach the bot now. */
  connected(): boolean;
  /** By the real clock, milliseconds. */
  lastBeat(): number;
}

/** What `/readyz` says: each part, and whether all are well. */
export async function readiness({ db, connected, lastBeat }: Watched, now = Date.now()) {
  const database = await db.prisma.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const parts = { database, slack: connected(), heartbeat: now - lastBeat() < staleMs };
  return { ready: Object.values(parts).every(Boolean), ...parts };
}

/**
 * The port of the bot: `/healthz`, `/readyz` and `/metrics`; in HTTP mode also Slack's requests.
 * @param slack takes `POST /slack/events`, where Slack sends its requests over HTTP.
 */
export function healthServer(
  watched: Watched,
  slack?: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Server {
  new Gauge({
    name: 'lobby_outbox_rows',
    help: 'Messages by state',
    labelNames: ['state'],
    registers: [watched.metrics.registry],
    async collect() {
      this.reset();
      for (const [state, count] of await outboxCounts(watched.db)) this.set({ state }, count);
    },
  });
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
        const state = await readiness(watched);
        return answer(response, state.ready ? 200 : 503, state);
      }
      if (path === '/metrics') {
        const text = await watched.metrics.registry.metrics();
        return void response
          .writeHead(200, { 'content-type': watched.metrics.registry.contentType })
          .end(text);
      }
      answer(response, 404, { error: 'not found' });
    } catch {
      if (!response.headersSent) answer(response, 500, { error: 'failed' });
    }
  });
}
