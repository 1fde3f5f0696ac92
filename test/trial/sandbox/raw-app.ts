import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sandbox, SignedRequests } from '../../../src/trial/sandbox/sandbox.js';

export interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  /** The command's fields, the interaction or the event. */
  // biome-ignore lint/suspicious/noExplicitAny: a payload is whatever came over the wire, and the tests say what it is
  payload: any;
}

/** An app that is nothing but a request URL: it keeps what it gets and answers as told. */
export interface RawApp {
  received: Received[];
  /** How it answers; `delayMs` first waits. */
  answer: { status?: number; body?: unknown; text?: string; delayMs?: number };
  requests: SignedRequests;
  close(): Promise<void>;
}

export async function startRawApp(sandbox: Sandbox): Promise<RawApp> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    received.push({ headers: request.headers, raw, payload: payloadOf(raw) });
    const { status = 200, body, text = '', delayMs = 0 } = app.answer;
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const type = body === undefined ? 'text/plain' : 'application/json';
    response
      .writeHead(status, { 'content-type': type })
      .end(body === undefined ? text : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const app: RawApp = {
    received,
    answer: {},
    requests: sandbox.deliverTo({ requestUrl: `http://127.0.0.1:${port}/slack/events` }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return app;
}

function payloadOf(raw: string): unknown {
  if (raw.startsWith('{')) return JSON.parse(raw);
  const fields = new URLSearchParams(raw);
  const payload = fields.get('payload');
  return payload ? JSON.parse(payload) : Object.fromEntries(fields);
}
