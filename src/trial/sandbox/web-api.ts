import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsed } from './api/arguments.js';
import { type ApiAnswer, callMethod, paceOf, scopesOf } from './api.js';
import type { Fault } from './contract.js';
import { readFields } from './request-body.js';
import type { World } from './world.js';

interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers `POST /api/METHOD`: as Slack would, or with the fault that is switched on for it. */
export async function serveWebApi(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const over = world.traffic.begin();
  response.once('close', over);
  const method = new URL(request.url ?? '/', world.url).pathname.slice('/api/'.length);
  const fields = await readFields(request);
  // Bolt's clients add `team_id` to every call, which Slack takes for any method.
  const { token: inBody, team_id: _, ...args } = fields ?? {};
  const inHeader = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = inHeader ?? (typeof inBody === 'string' ? inBody : undefined);
  const call = { at: world.wall(), method, args: unpacked(args) };
  const fault = world.faults.meet(method, args.channel);
  const scene: Scene = {
    response,
    over,
    note: (outcome) => world.ledger.add({ ...call, accepted: false, outcome }),
    answered: (answer) => asReply(world, method, answer),
    act() {
      const answer = fields ? callMethod(world, method, token, args) : notJson;
      const ts = answer.ts ?? answer.message_ts;
      const told = fault?.kind.startsWith('accept-then-') ? fault.kind : undefined;
      world.ledger.add({
        ...call,
        accepted: answer.ok,
        outcome: told ?? (answer.ok ? 'ok' : answer.error),
        ...(typeof ts === 'string' && { ts }),
      });
      return answer;
    },
  };
  if (fault) return play(fault, scene);
  const seconds = world.limits.wait(method, paceOf(method), args.channel);
  if (seconds === undefined) return send(response, scene.answered(scene.act()));
  scene.note('ratelimited');
  return send(response, rateLimited(seconds));
}

const packed = ['attachments', 'blocks', 'files', 'metadata', 'view'];

/** Arguments as the caller thought of them: what a form carries as JSON text, read. */
function unpacked(args: Record<string, unknown>): Record<string, unknown> {
  const read = packed
    .filter((name) => typeof args[name] === 'string')
    .map((name) => [name, parsed(args[name])]);
  return { ...args, ...Object.fromEntries(read) };
}

const notJson: ApiAnswer = { ok: false, error: 'invalid_json' };

interface Scene {
  /** Does what was asked. */
  act(): ApiAnswer;
  /** Writes down a call that was not done. */
  note(outcome: string): void;
  answered(answer: ApiAnswer): Reply;
  response: ServerResponse;
  /** Ends the call as far as waiting for quiet goes. */
  over(): void;
}

async function play(fault: Fault, { act, note, answered, response, over }: Scene): Promise<void> {
  if (fault.kind === 'slow') {
    await sleep(fault.amount ?? 4000);
    return send(response, answered(act()));
  }
  if (fault.kind.startsWith('accept-then-')) act();
  else note(fault.kind === 'error' ? (fault.code ?? 'internal_error') : fault.kind);
  switch (fault.kind) {
    case 'accept-then-reset':
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'accept-then-hang':
    case 'hang':
      return over();
    case 'accept-then-503':
    case 'http-503':
      return send(response, {
        status: 503,
        headers: { 'Content-Type': 'text/plain' },
        body: 'Service Unavailable',
      });
    case 'garbage':
      return send(response, {
        status: 200,
        headers: { 'Content-Type': 'text/html' },
        body: '<html><body>Oops',
      });
    case 'rate-limit':
      return send(response, rateLimited(fault.amount ?? 1));
    default:
      return send(response, answered({ ok: false, error: fault.code ?? 'internal_error' }));
  }
}

function rateLimited(seconds: number): Reply {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Retry-After': String(seconds) };
  return { status: 429, headers, body: JSON.stringify({ ok: false, error: 'ratelimited' }) };
}

function asReply({ app }: World, method: string, answer: ApiAnswer): Reply {
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'X-OAuth-Scopes': [...app.scopes].join(','),
      'X-Accepted-OAuth-Scopes': scopesOf(method).join(','),
    },
    body: JSON.stringify(answer),
  };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}
