import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolState } from '../../platform/database/open.js';
import type { Lags } from '../store/lags.js';

/** The bot's metrics for Prometheus. */
export interface Metrics {
  registry: Registry;
  /** Counts how a message ended, by view. */
  ended(view: string, as: string): void;
  /** Counts a call that Slack refused, by its code and method; 429 is `ratelimited`. */
  retried(code: string, method: string | null): void;
  /** Records the seconds in which a request of Slack was acknowledged. */
  acked(kind: string, seconds: number): void;
  /** Counts a request over HTTP that was refused. */
  refused(reason: string): void;
  /** Sets the gauges to what was found for a request of the metrics. */
  found(now: Found): void;
}

/** The state of the bot; `lags` is null where the database does not answer. */
export interface Found {
  at: Date;
  lags: Lags | null;
  pool: PoolState | null;
  heartbeatAge: number;
  connections: number | null;
  tokenRefused: boolean;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'lobby_' });
  const registers = [registry];
  const messages = new Counter({
    name: 'lobby_messages_total',
    help: 'Messages by view and by how they ended: sent, found, absorbed, moot, rejected, unknown, expired, dead',
    labelNames: ['view', 'as'],
    registers,
  });
  const retries = new Counter({
    name: 'lobby_retries_total',
    help: 'Calls that Slack did not take and that are made again, by its reason',
    labelNames: ['code', 'method'],
    registers,
  });
  const limited = new Counter({
    name: 'lobby_slack_rate_limited_total',
    help: 'Calls that Slack answered with 429, by method',
    labelNames: ['method'],
    registers,
  });
  const acks = new Histogram({
    name: 'lobby_ack_seconds',
    help: 'Time until a request of Slack was acknowledged, by kind; Slack gives up after 3 seconds',
    labelNames: ['kind'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3],
    registers,
  });
  const refusals = new Counter({
    name: 'lobby_requests_refused_total',
    help: 'Requests over HTTP that were refused, by reason: unsigned (a wrong signature, or too old), future, replayed, large, malformed',
    labelNames: ['reason'],
    registers,
  });
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers });
  const rows = gauge('lobby_outbox_rows', 'Messages that are not settled, by state', 'state');
  const outboxLag = gauge(
    'lobby_outbox_lag_seconds',
    'How long the oldest message that could go has waited; urgent ones apart',
    'priority',
  );
  const retrying = gauge(
    'lobby_outbox_retrying_rows',
    'Messages that are tried again, by the last reason',
    'code',
  );
  const putOff = gauge(
    'lobby_put_off_rows',
    'What could not be carried out and waits alone, by what it is',
    'what',
  );
  const dueLag = gauge('lobby_occurrences_lag_seconds', 'How long the oldest occurrence has been due');
  const troubles = gauge(
    'lobby_troubles',
    'Places in which Slack takes no messages: channels, or because of the token',
    'what',
  );
  const processes = gauge('lobby_processes', 'Processes of the bot that are connected to the database');
  const up = gauge('lobby_database_up', '1 where the database answers');
  const connections = gauge(
    'lobby_database_connections',
    'Connections of this process to the database server, by state',
    'state',
  );
  const waiting = gauge('lobby_database_waiting', 'Statements that wait for a connection');
  const heartbeat = gauge('lobby_heartbeat_age_seconds', 'Time since the last heartbeat');
  const sockets = gauge('lobby_slack_connections', 'Socket Mode connections that are up, of two');
  const token = gauge('lobby_slack_token_refused', '1 where Slack refuses the bot token');

  return {
    registry,
    ended: (view, as) => messages.inc({ view, as }),
    retried(code, method) {
      retries.inc({ code, method: method ?? '' });
      if (code === 'ratelimited') limited.inc({ method: method ?? '' });
    },
    acked: (kind, seconds) => acks.observe({ kind }, seconds),
    refused: (reason) => refusals.inc({ reason }),
    found({ at, lags, pool, heartbeatAge, connections: sockets_, tokenRefused }) {
      heartbeat.set(heartbeatAge);
      token.set(tokenRefused ? 1 : 0);
      if (sockets_ !== null) sockets.set(sockets_);
      if (pool) {
        connections.set({ state: 'in_use' }, pool.inUse);
        connections.set({ state: 'idle' }, pool.idle);
        waiting.set(pool.waiting);
      }
      up.set(lags ? 1 : 0);
      // What is not known now is left out, rather than reported as it was before.
      for (const each of [rows, outboxLag, retrying, putOff, dueLag, troubles, processes]) each.reset();
      if (!lags) {
        for (const each of [dueLag, processes]) each.remove();
        return;
      }
      const age = (since: Date | null) => (since ? Math.max(0, (at.getTime() - since.getTime()) / 1000) : 0);
      for (const state of ['planned', 'claimed', 'sending', 'unknown']) rows.set({ state }, 0);
      for (const { state, count } of lags.outbox) rows.inc({ state }, count);
      for (const urgent of [true, false]) {
        const ages = lags.outbox.filter((one) => one.urgent === urgent).map(({ since }) => age(since));
        outboxLag.set({ priority: urgent ? 'urgent' : 'other' }, Math.max(0, ...ages));
      }
      for (const { code, count } of lags.retrying) retrying.set({ code }, count);
      for (const { what, count } of lags.putOff) putOff.set({ what }, count);
      for (const what of ['channel', 'token']) troubles.set({ what }, 0);
      for (const { what, count } of lags.troubles) troubles.set({ what }, count);
      dueLag.set(age(lags.dueSince));
      processes.set(lags.others + 1);
    },
  };
}
