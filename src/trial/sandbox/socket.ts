import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { Connection } from './connection.js';
import type { Answer, PayloadKind, Retry, Route } from './delivery.js';
import { newId } from './ids.js';
import { MINUTE } from './page/durations.js';
import type { World } from './world.js';

const mostConnections = 10;
const ticketLifeMs = 30_000;
const pingMs = 10_000;
const debugInfo = { host: 'sandbox' };

/** Socket Mode: the WebSockets an app opened, each payload to any one of them. */
export class SocketMode implements Route {
  readonly #server = new WebSocketServer({ noServer: true, autoPong: false });
  readonly #tickets = new Map<string, number>();
  readonly #waiting = new Map<string, (body: unknown) => void>();
  #connections: Connection[] = [];
  #turn = 0;
  readonly #pings = setInterval(() => {
    for (const connection of this.#connections) connection.ping();
  }, pingMs).unref();

  constructor(
    private readonly world: World,
    private readonly ackMs: number,
  ) {}

  get connections(): number {
    return this.#connections.length;
  }

  /** The address for one new connection. */
  open(): string {
    const ticket = newId('', 24);
    this.#tickets.set(ticket, this.world.wall() + ticketLifeMs);
    return `${this.world.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${this.world.app.appId}`;
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URLSearchParams(request.url?.split('?')[1]).get('ticket') ?? '';
    const expiry = this.#tickets.get(ticket) ?? 0;
    this.#tickets.delete(ticket);
    if (expiry < this.world.wall()) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, stream, head, (socket) => this.#welcome(socket));
  }

  async send(kind: PayloadKind, payload: Record<string, unknown>, retry?: Retry): Promise<Answer> {
    const began = performance.now();
    const connection = this.#connections[this.#turn++ % this.#connections.length];
    if (!connection) return { error: 'dispatch_failed', reason: 'connection_failed', ms: 0 };
    const envelope_id = crypto.randomUUID();
    const acknowledged = new Promise<Answer>((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(envelope_id);
        resolve({ error: 'operation_timeout', reason: 'timeout', ms: performance.now() - began });
      }, this.ackMs);
      this.#waiting.set(envelope_id, (body) => {
        clearTimeout(timer);
        resolve({ body, ms: performance.now() - began });
      });
    });
    connection.write({
      envelope_id,
      payload,
      type: kind,
      accepts_response_payload: kind !== 'events_api',
      ...(kind === 'events_api' && { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }),
    });
    return acknowledged;
  }

  /** What Slack does every few hours: warns, then asks for a new connection and closes the old ones. */
  refresh(warningMs = 50): void {
    const old = [...this.#connections];
    this.#sayAll(old, 'warning');
    setTimeout(() => {
      this.#sayAll(old, 'refresh_requested');
      for (const connection of old) this.#drop(connection);
      setTimeout(() => {
        for (const connection of old) connection.close();
      }, warningMs).unref();
    }, warningMs).unref();
  }

  /** Breaks every connection without a word. */
  disconnect(): void {
    for (const connection of [...this.#connections]) {
      this.#drop(connection);
      connection.terminate();
    }
  }

  /** Leaves every present connection open on both sides, with nothing passing any more. */
  halfOpen(): void {
    for (const connection of this.#connections) connection.stall();
  }

  /** Tells the app that its events exceed the hourly limit. */
  appRateLimited(): void {
    const { app, workspace, wall } = this.world;
    for (const connection of this.#connections) {
      connection.write({
        envelope_id: crypto.randomUUID(),
        type: 'events_api',
        accepts_response_payload: false,
        payload: {
          type: 'app_rate_limited',
          token: app.verification,
          team_id: workspace.team.id,
          minute_rate_limited: Math.floor(wall() / MINUTE) * 60,
          api_app_id: app.appId,
        },
      });
    }
  }

  close(): void {
    clearInterval(this.#pings);
    this.disconnect();
    this.#server.close();
  }

  #welcome(socket: WebSocket): void {
    const connection: Connection = new Connection(socket, {
      acknowledged: (envelopeId, body) => {
        this.#waiting.get(envelopeId)?.(body);
        this.#waiting.delete(envelopeId);
      },
      gone: () => this.#drop(connection),
    });
    if (this.#connections.length >= mostConnections) {
      this.#sayAll([connection], 'too_many_websockets');
      connection.close();
      return;
    }
    this.#connections.push(connection);
    connection.write({
      type: 'hello',
      num_connections: this.#connections.length,
      debug_info: { ...debugInfo, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.world.app.appId },
    });
    connection.ping();
  }

  #drop(connection: Connection): void {
    this.#connections = this.#connections.filter((one) => one !== connection);
  }

  #sayAll(connections: readonly Connection[], reason: string): void {
    for (const connection of connections) {
      connection.write({ type: 'disconnect', reason, debug_info: debugInfo });
    }
  }
}
