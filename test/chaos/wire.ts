import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from './chance.js';
import { listen } from './listen.js';
import type { Attempt, History } from './told.js';
import type { Trap } from './trap.js';

/** What a request meets on its way. The first four reach Slack, and the answer is lost. */
const faults = [
  [10, 'accepted-then-reset'],
  [10, 'accepted-then-503'],
  [4, 'accepted-then-hang'],
  [6, 'accepted-then-garbage'],
  [8, 'reset'],
  [6, '503'],
  [6, 'garbage'],
  [20, 'ratelimited'],
  [14, 'internal_error'],
  [10, 'slow'],
] as const;

/** What says something to people; the rest only prepares it. */
const saying = new Set(['chat.postMessage', 'chat.update']);

/** All that puts a message, or an edit of one, before people. */
const showing = new Set([...saying, 'files.completeUploadExternal']);

/**
 * The way of one bot process to Slack's Web API. Here requests are lost, held up and refused, and here the process is
 * killed at the one moment or the other of a post: the bot itself knows of nothing.
 */
export class Wire {
  /** In a hundred. */
  trouble = 0;
  #onAnswer: (() => void) | null = null;
  /** Requests that have not come to an end at Slack. */
  #under = 0;
  readonly #sockets = new Set<Socket>();
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((asked, answer) => {
    this.#pass(asked, answer).catch(() => answer.destroy());
  });
  #port = 0;

  constructor(
    private readonly slack: string,
    private readonly chance: Chance,
    private readonly history: History,
    private readonly trap: Trap,
    /** The port by which sockets are opened in the place of Slack's own. */
    private readonly socketPort: () => number,
    /** The process that has this way now. */
    private readonly ownerNow: () => string,
  ) {
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  async open(): Promise<void> {
    this.#port = await listen(this.#server, this.#port);
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/`;
  }

  /** Nothing can connect for a while. */
  async unreachable(ms: number): Promise<void> {
    await this.close();
    await sleep(ms);
    await this.open();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Calls this when the next post has been answered. */
  atNextAnswer(doing: () => void): void {
    this.#onAnswer = doing;
  }

  /** Resolves when Slack has dealt with all that was on its way to it. */
  async quiet(): Promise<void> {
    for (let turn = 0; turn < 100 && this.#under > 0; turn++) await sleep(50);
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const owner = this.ownerNow();
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const method = (asked.url ?? '').split('/').at(-1) ?? '';
    const attempt: Attempt = {
      owner,
      method,
      key: keyOf(body),
      at: Date.now(),
      accepted: false,
      answeredAt: null,
      fault: null,
    };
    if (saying.has(method)) this.history.attempts.push(attempt);
    if (showing.has(method)) this.trap.committed = Math.max(0, this.trap.committed - 1);
    if (method === 'chat.postMessage' && this.trap.springs('sending')) {
      attempt.fault = 'killed before';
      return;
    }
    const fault =
      (saying.has(method) || method.startsWith('conversations.')) && this.chance.percent(this.trouble)
        ? this.chance.weighed(faults)
        : null;
    attempt.fault = fault;
    if (fault && (await this.#refuses(fault, answer))) return;
    this.#under++;
    if (fault === 'slow') await sleep(4_000);
    const reply = await this.#forward(asked, body).finally(() => {
      this.#under--;
    });
    attempt.accepted = isDone(reply.body);
    if (method === 'apps.connections.open') reply.body = byLine(reply.body, this.socketPort());
    if (method === 'chat.postMessage' && this.trap.springs('posted')) {
      attempt.fault = 'killed after';
      return;
    }
    switch (fault) {
      case 'accepted-then-reset':
        asked.socket.resetAndDestroy();
        return;
      case 'accepted-then-hang':
        return;
      case 'accepted-then-503':
        answer.writeHead(503, { 'Content-Type': 'text/plain' }).end('Service Unavailable');
        return;
      case 'accepted-then-garbage':
        answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><body>Oops');
        return;
      case 'internal_error':
        // Slack says so whether it took the request or not.
        answer
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ ok: false, error: 'internal_error' }));
        return;
    }
    answer.writeHead(reply.status, reply.headers).end(reply.body, () => {
      attempt.answeredAt = Date.now();
      if (method !== 'chat.postMessage') return;
      this.#onAnswer?.();
      this.#onAnswer = null;
    });
  }

  /** @returns whether the request goes no further */
  async #refuses(fault: (typeof faults)[number][1], answer: ServerResponse): Promise<boolean> {
    switch (fault) {
      case 'reset':
        answer.socket?.resetAndDestroy();
        return true;
      case '503':
        answer.writeHead(503, { 'Content-Type': 'text/plain' }).end('Service Unavailable');
        return true;
      case 'garbage':
        answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><body>Oops');
        return true;
      case 'ratelimited':
        answer
          .writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '1' })
          .end(JSON.stringify({ ok: false, error: 'ratelimited' }));
        return true;
      case 'internal_error':
        if (this.chance.percent(50)) return false;
        answer
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ ok: false, error: 'internal_error' }));
        return true;
      default:
        return false;
    }
  }

  #forward(
    asked: IncomingMessage,
    body: Buffer,
  ): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const { host: _, connection: __, ...headers } = asked.headers;
      const onward = request(
        new URL(asked.url ?? '/', this.slack),
        { method: asked.method, headers: { ...headers, 'content-length': body.length }, agent: this.#agent },
        (reply) => {
          const chunks: Buffer[] = [];
          reply.on('data', (chunk: Buffer) => chunks.push(chunk));
          reply.on('error', reject);
          reply.on('end', () => {
            const {
              'transfer-encoding': _coding,
              connection: _hop,
              'content-length': _length,
              ...kept
            } = reply.headers;
            resolve({
              status: reply.statusCode ?? 500,
              headers: kept as Record<string, string>,
              body: Buffer.concat(chunks),
            });
          });
        },
      );
      onward.on('error', reject);
      onward.end(body);
    });
  }
}

/** The outbox row's id, which every post carries. */
function keyOf(body: Buffer): string | null {
  const text = body.toString('utf8');
  const metadata = new URLSearchParams(text).get('metadata');
  const found = /"key":"([0-9a-f-]{36})"/.exec(metadata ?? text);
  return found?.[1] ?? null;
}

/** The address of a socket, over the line that leads to it. */
function byLine(body: Buffer, port: number): Buffer {
  const answer = JSON.parse(body.toString('utf8')) as { url?: string };
  if (!answer.url) return body;
  const url = new URL(answer.url);
  url.port = String(port);
  return Buffer.from(JSON.stringify({ ...answer, url: url.href }));
}

function isDone(body: Buffer): boolean {
  try {
    return (JSON.parse(body.toString('utf8')) as { ok?: boolean }).ok === true;
  } catch {
    return false;
  }
}
