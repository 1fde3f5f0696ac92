import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Act } from './contract.js';
import { deed } from './deeds/index.js';
import { openHome } from './deeds/open-home.js';
import { Refused } from './refused.js';
import { readBytes } from './request-body.js';
import { seenConversation, seenWorkspace } from './seen.js';
import { pageView } from './shapes/view.js';
import type { World } from './world.js';

/** A request of the page: its query, and its body for a POST. */
interface Asked {
  query: Record<string, string>;
  body: unknown;
}

/** The workspace's clock; one without `advanceTo` cannot be moved. */
export interface Clock {
  now(): Date;
  /** Resolves when the app has done everything that became due. */
  advanceTo?(to: Date): Promise<void>;
}

/** Opening Home again right after the app drew it sends no event: each drawing would cause the next. */
const homeRestMs = 1500;
const passingMs = 250;

const place = z.union([z.object({ channel: z.string(), ts: z.string() }), z.object({ view: z.string() })]);
const values = z.record(z.string(), z.record(z.string(), z.looseObject({ type: z.string() })));
const by = { user: z.string() };

const actSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('command'), ...by, channel: z.string(), text: z.string() }),
  z.object({
    act: z.literal('say'),
    ...by,
    channel: z.string(),
    text: z.string(),
    thread: z.string().optional(),
  }),
  z.object({
    act: z.literal('press'),
    ...by,
    place,
    blockId: z.string(),
    actionId: z.string(),
    state: z.looseObject({}).optional(),
    values: values.optional(),
  }),
  z.object({ act: z.literal('submit'), ...by, view: z.string(), values }),
  z.object({ act: z.literal('close'), ...by, view: z.string() }),
  z.object({
    act: z.literal('shortcut'),
    ...by,
    callbackId: z.string(),
    message: z.object({ channel: z.string(), ts: z.string() }).optional(),
  }),
  z.object({ act: z.literal('read'), ...by, channel: z.string() }),
  z.object({ act: z.literal('upload'), ...by, name: z.string(), mimetype: z.string(), base64: z.string() }),
]);

const faultsSchema = z.array(
  z.object({
    method: z.string(),
    times: z.number().int().positive().optional(),
    channel: z.string().optional(),
    kind: z.enum([
      'accept-then-reset',
      'accept-then-503',
      'accept-then-hang',
      'reset',
      'http-503',
      'hang',
      'slow',
      'garbage',
      'rate-limit',
      'error',
    ]),
    amount: z.number().nonnegative().optional(),
    code: z.string().optional(),
  }),
);

/** The handlers of the page's requests by `METHOD /path`. Each throws a `Refused`, or a ZodError for invalid input. */
export function pageAnswers(
  world: World,
  clock: Clock | undefined,
): Record<string, (request: Asked) => unknown> {
  const { workspace, faults } = world;
  const user = ({ query }: Asked) => workspace.person(query.user ?? newcomer(world)).id;
  return {
    'GET /sandbox/workspace': (request) => seenWorkspace(world, user(request)),
    'GET /sandbox/conversation': (request) =>
      seenConversation(world, user(request), request.query.channel ?? '', request.query.thread),
    'GET /sandbox/home': async (request) => {
      const person = user(request);
      const drawnAt = workspace.modals.home(person)?.changedAt ?? Number.NEGATIVE_INFINITY;
      if (performance.now() - drawnAt > homeRestMs) await openHome(world, person);
      return { view: pageView(workspace.modals.home(person)) };
    },
    'POST /sandbox/act': ({ body }) => deed(world, actSchema.parse(body) as Act),
    'POST /sandbox/clock': async ({ body }) => {
      const { to } = z.object({ to: z.iso.datetime({ offset: true }) }).parse(body);
      if (!clock?.advanceTo) throw new Refused('clock_cannot_be_turned');
      const tellTime = () => {
        const now = workspace.now().toISOString();
        workspace.notices.tell({ type: 'clock', now });
        return { now };
      };
      // During a long move the pages show how the time passes.
      const passing = setInterval(tellTime, passingMs);
      try {
        await clock.advanceTo(new Date(to));
      } finally {
        clearInterval(passing);
      }
      return tellTime();
    },
    'POST /sandbox/faults': ({ body }) => {
      faults.set(faultsSchema.parse(body) as Parameters<typeof faults.set>[0]);
      return faults.list();
    },
  };
}

/** The person whom the page acts as until one is chosen: the first in the workspace. */
function newcomer({ workspace }: World): string {
  return [...workspace.people.values()].find((person) => !person.isBot && !person.deleted)?.id ?? '';
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await readBytes(request)).toString();
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('invalid_json');
  }
}

/** Answers one request of the page with JSON; false where it is no request of the page. */
export async function servePage(
  answers: ReturnType<typeof pageAnswers>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const answer = answers[`${request.method} ${url.pathname}`];
  if (!answer) return false;
  const reply = (status: number, body: unknown) =>
    response
      .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
  try {
    const body = request.method === 'POST' ? await readJson(request) : undefined;
    reply(200, await answer({ query: Object.fromEntries(url.searchParams), body }));
  } catch (error) {
    if (error instanceof Refused) reply(409, { error: error.code });
    else if (error instanceof z.ZodError) reply(400, { error: z.prettifyError(error) });
    else throw error;
  }
  return true;
}
