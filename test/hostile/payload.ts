import type { SignedRequest } from '../../src/trial/sandbox/sandbox.js';

/** What Slack sent, opened: the object inside, and how it was wrapped. */
export interface Payload {
  wrapped: 'command' | 'interactive' | 'event';
  body: Record<string, unknown>;
}

const form = 'application/x-www-form-urlencoded';

export function opened({ body, contentType }: SignedRequest): Payload {
  if (contentType !== form) return { wrapped: 'event', body: JSON.parse(body) };
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields.payload
    ? { wrapped: 'interactive', body: JSON.parse(fields.payload) }
    : { wrapped: 'command', body: fields };
}

/** The same as it goes over the wire. What is no text in a command's fields becomes JSON. */
export function closed({ wrapped, body }: Payload): { body: string; contentType: string } {
  if (wrapped === 'event') return { body: JSON.stringify(body), contentType: 'application/json' };
  const fields = wrapped === 'command' ? body : { payload: JSON.stringify(body) };
  const entries = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
  return { body: new URLSearchParams(entries).toString(), contentType: form };
}

/** Anything as a text; what is none has none of its own making. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** What kind of thing it is, in short: `block_actions record.move`. */
export function nameOf({ wrapped, body }: Payload): string {
  if (wrapped === 'command') return `command ${textOf(body.text).slice(0, 30)}`;
  const { actions, view, callback_id, event } = body as {
    actions?: { action_id?: string }[];
    view?: { callback_id?: string };
    callback_id?: string;
    event?: { type?: string };
  };
  const what = actions?.[0]?.action_id ?? view?.callback_id ?? callback_id ?? event?.type;
  return `${textOf(body.type)} ${textOf(what).slice(0, 60)}`;
}

const interactions = new Set<unknown>(['block_actions', 'view_submission', 'shortcut', 'message_action']);

/** Whom Slack vouches for in it; null where that is nobody. */
export function whoSent({ body }: Payload): string | null {
  const { type, user, event, user_id } = body as {
    type?: unknown;
    user?: { id?: unknown };
    event?: { user?: unknown };
    user_id?: unknown;
  };
  const id = type === 'event_callback' ? event?.user : interactions.has(type) ? user?.id : user_id;
  return typeof id === 'string' ? id : null;
}

/** Made out as if it were new: a trigger, a response URL and an event of its own. */
export function renewed({ wrapped, body }: Payload, name: string, responseUrl: string): Payload {
  const fresh = structuredClone(body);
  if (wrapped === 'event') return { wrapped, body: { ...fresh, event_id: `Ev${name}` } };
  if ('trigger_id' in fresh) fresh.trigger_id = name;
  if ('response_url' in fresh) fresh.response_url = responseUrl;
  const view = fresh.view as { hash?: string } | undefined;
  if (view) view.hash = `hash.${name}`;
  return { wrapped, body: fresh };
}
