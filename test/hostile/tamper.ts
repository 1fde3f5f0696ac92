import { below, chance, type Draw, oneOf, weighed } from '../properties/draw.js';
import { type Payload, textOf } from './payload.js';
import { branches, branchNames, everyone, plain } from './people.js';
import { evilTexts, evilValues } from './words.js';

/** What an attacker may have come by. */
export interface Loot {
  /** Ids of rows of every branch: records, runs, items, drafts, people, requests, absences. */
  ids: readonly string[];
  /** Every request there was. */
  payloads: readonly Payload[];
}

type Node = Record<string, unknown>;
type Path = (string | number)[];

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const people = [...everyone, 'U99NOBODY', 'W0ELSE', '', 'x', '__proto__', 'U\u0000'];
const channels = [
  ...branchNames.map((name) => branches[name].channel),
  plain,
  'C99NONE',
  'D0X',
  '',
  'constructor',
];

/** Changes a payload in place, in one to three ways. @returns what was done, in words. */
export function tamper(payload: Payload, loot: Loot, draw: Draw): string[] {
  if (chance(draw, 12)) return [];
  return Array.from({ length: 1 + below(draw, 3) }, () => {
    const [name, change] = weighed(draw, changes);
    change(payload.body, loot, draw);
    return name;
  });
}

type Change = (body: Node, loot: Loot, draw: Draw) => void;

const changes: readonly (readonly [number, readonly [string, Change]])[] = [
  [22, ['person', swapPerson]],
  [10, ['channel', swapChannel]],
  [22, ['ids', swapIds]],
  [10, ['metadata', tamperMetadata]],
  [12, ['name', swapName]],
  [8, ['argument', tamperArgument]],
  [10, ['carried', tamperCarried]],
  [16, ['state', tamperState]],
  [12, ['anything', tamperAnything]],
  [8, ['words', tamperWords]],
  [3, ['prototype', addPrototype]],
  [4, ['other type', otherType]],
];

const nodeAt = (body: Node, key: string): Node | null => {
  const value = body[key];
  return typeof value === 'object' && value !== null ? (value as Node) : null;
};

function swapPerson(body: Node, _: Loot, draw: Draw): void {
  // Mostly somebody that there is.
  setPerson(body, chance(draw, 92) ? oneOf(draw, everyone) : oneOf(draw, people));
}

/** Slack says that this person did it. */
export function setPerson(body: Node, who: string): void {
  const user = nodeAt(body, 'user');
  const event = nodeAt(body, 'event');
  if (user) user.id = who;
  else if (event) event.user = who;
  else body.user_id = who;
}

function swapChannel(body: Node, _: Loot, draw: Draw): void {
  const channel = oneOf(draw, channels);
  const node = nodeAt(body, 'channel');
  if (node) node.id = channel;
  if ('channel_id' in body) body.channel_id = channel;
}

/** Ids of other things, wherever one stands. */
function swapIds(body: Node, { ids }: Loot, draw: Draw): void {
  everyText(body, (text) => (chance(draw, 70) ? text.replace(uuid, () => oneOf(draw, ids)) : text));
}

function tamperMetadata(body: Node, loot: Loot, draw: Draw): void {
  const view = nodeAt(body, 'view');
  if (!view) return;
  const written = textOf(view.private_metadata);
  view.private_metadata = weighed<() => unknown>(draw, [
    [5, () => written.slice(0, below(draw, Math.max(1, written.length)))],
    [4, () => oneOf(draw, evilTexts)],
    [2, () => evilValue(draw)],
    [4, () => JSON.stringify(evilValue(draw))],
    [2, () => '{"__proto__":{"branchId":"x"},"constructor":{"prototype":{"record":"x"}}}'],
    [4, () => otherView(loot, draw)?.private_metadata ?? ''],
    [
      12,
      () => {
        const parsed = parsedObject(written);
        tamperAnything(parsed, loot, draw);
        return JSON.stringify(parsed);
      },
    ],
  ])();
}

const otherView = ({ payloads }: Loot, draw: Draw): Node | null => {
  const views = payloads.map(({ body }) => nodeAt(body, 'view')).filter((view) => view !== null);
  return views.length > 0 ? oneOf(draw, views) : null;
};

function parsedObject(text: string): Node {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Node) : {};
  } catch {
    return {};
  }
}

const actionIn = (body: Node): Node | null => {
  const actions: unknown = body.actions;
  const first: unknown = Array.isArray(actions) ? actions[0] : null;
  return typeof first === 'object' && first !== null ? (first as Node) : null;
};

/** Another button or form than the one that was shown. */
function swapName(body: Node, { payloads }: Loot, draw: Draw): void {
  const other = oneOf(draw, payloads).body;
  const action = actionIn(body);
  const view = nodeAt(body, 'view');
  const [from, fromView] = [actionIn(other), nodeAt(other, 'view')];
  if (action && from) action.action_id = from.action_id;
  else if (action) action.action_id = oneOf(draw, evilTexts);
  else if (view) view.callback_id = fromView?.callback_id ?? oneOf(draw, evilTexts);
  else if ('callback_id' in body)
    body.callback_id = oneOf(draw, ['log', 'log_message', 'nothing', '__proto__', '']);
  else if ('command' in body && chance(draw, 30))
    body.command = oneOf(draw, ['/other', '', '/lobby ', '__proto__']);
}

/** What follows the colon of an id. */
function tamperArgument(body: Node, { ids, payloads }: Loot, draw: Draw): void {
  const holder = actionIn(body) ?? nodeAt(body, 'view');
  if (!holder) return;
  const key = 'action_id' in holder ? 'action_id' : 'callback_id';
  const [name] = textOf(holder[key]).split(':');
  const argument = weighed<() => string>(draw, [
    [
      6,
      () =>
        oneOf(draw, [
          '__proto__',
          'constructor',
          'toString',
          'hasOwnProperty',
          '',
          '/',
          '//',
          '-1',
          '1e9',
          'NaN',
        ]),
    ],
    [3, () => oneOf(draw, evilTexts)],
    [4, () => oneOf(draw, ids)],
    [4, () => `${oneOf(draw, ['incident', 'flow', 'constructor', '__proto__', ''])}/${oneOf(draw, ids)}`],
    [
      5,
      () => {
        const other = oneOf(draw, payloads).body;
        const id = textOf(actionIn(other)?.action_id ?? nodeAt(other, 'view')?.callback_id);
        return id.slice(id.indexOf(':') + 1);
      },
    ],
  ])();
  holder[key] = `${name}:${argument}`;
}

/** What a button, a menu or boxes carry. */
function tamperCarried(body: Node, { ids, payloads }: Loot, draw: Draw): void {
  const action = actionIn(body);
  if (!action) return;
  const value = weighed<() => unknown>(draw, [
    [5, () => oneOf(draw, ids)],
    [4, () => oneOf(draw, evilTexts)],
    [2, () => evilValue(draw)],
    [
      3,
      () => `${oneOf(draw, ['edit', 'hand', 'merge', 'move', 'incident', '__proto__'])}/${oneOf(draw, ids)}`,
    ],
    [4, () => actionIn(oneOf(draw, payloads).body)?.value ?? null],
  ])();
  const option = { text: { type: 'plain_text', text: 'x' }, value };
  if ('selected_option' in action) action.selected_option = chance(draw, 80) ? option : value;
  else if ('selected_options' in action)
    action.selected_options = chance(draw, 70) ? [option, option] : value;
  else action.value = value;
  if (chance(draw, 15))
    action.block_id = chance(draw, 50) ? oneOf(draw, evilTexts) : `${oneOf(draw, ids)}.0.1`;
}

/** A value of its own each time: what is in a request may be changed once more. */
const evilValue = (draw: Draw): unknown => structuredClone(oneOf(draw, evilValues));

const put = (node: Node, key: string, value: unknown): void => {
  node[key] = value;
};

/** What was entered in a form's inputs. */
function tamperState(body: Node, loot: Loot, draw: Draw): void {
  const values = nodeAt(nodeAt(nodeAt(body, 'view') ?? {}, 'state') ?? {}, 'values');
  const inputs = Object.values(values ?? {}) as Node[];
  if (!values || inputs.length === 0) return;
  const block = oneOf(draw, Object.keys(values));
  const elements = nodeAt(values, block);
  const [element] = Object.keys(elements ?? {});
  if (!elements || !element) return;
  const state = elements[element] as Node;
  weighed<() => void>(draw, [
    [10, () => retype(state, loot, draw)],
    [2, () => void delete values[block]],
    [2, () => put(values, block, evilValue(draw))],
    [2, () => put(elements, element, evilValue(draw))],
    [3, () => put(elements, element, structuredClone(Object.values(oneOf(draw, inputs) ?? {})[0]))],
    [2, () => put(values, oneOf(draw, ['constructor', 'summary', 'severity', 'owner', 'to', 'x']), elements)],
  ])();
}

function retype(state: Node, { ids }: Loot, draw: Draw): void {
  if (typeof state !== 'object' || state === null) return;
  for (const key of Object.keys(state).filter((one) => one !== 'type')) {
    const option = (value: unknown) => ({ text: { type: 'plain_text', text: 'x' }, value });
    const text = () => oneOf(draw, evilTexts);
    const right: Record<string, () => unknown> = {
      value: text,
      selected_option: () => option(chance(draw, 60) ? oneOf(draw, ids) : text()),
      selected_options: () => [option(oneOf(draw, ids)), option(text())],
      selected_date: () =>
        oneOf(draw, [
          '2026-02-30',
          '9999-12-31',
          '0001-01-01',
          '-1',
          '2026-11-16T00:00',
          '2026-11-17',
          text(),
        ]),
      selected_date_time: () => oneOf(draw, [0, -1, 1e300, 8.64e12, 8.64e15, 1.5, 4e9, -62_135_596_800]),
      selected_users: () => [oneOf(draw, everyone), chance(draw, 50) ? text() : oneOf(draw, everyone)],
      selected_user: () => oneOf(draw, everyone),
      files: () => [{ id: text() }, { id: 'F0NONE' }],
    };
    state[key] = chance(draw, 75) && right[key] ? right[key]() : evilValue(draw);
  }
}

/** One thing anywhere in it: gone, of another type, or of other words. */
function tamperAnything(body: Node, { ids }: Loot, draw: Draw): void {
  const all = paths(body);
  if (all.length === 0) return;
  const path = oneOf(draw, all);
  const key = path.at(-1) as string;
  const parent = path.slice(0, -1).reduce<Node>((node, step) => node[step] as Node, body);
  weighed<() => void>(draw, [
    [4, () => void delete parent[key]],
    [5, () => put(parent, key, evilValue(draw))],
    [4, () => put(parent, key, oneOf(draw, evilTexts))],
    [2, () => put(parent, key, oneOf(draw, ids))],
  ])();
}

function tamperWords(body: Node, _: Loot, draw: Draw): void {
  if ('text' in body) {
    const [command = ''] = textOf(body.text).split(' ');
    const words = oneOf(draw, evilTexts);
    body.text = chance(draw, 70) ? `${command} ${words}` : words;
  }
  const message = nodeAt(body, 'message');
  if (message) message.text = oneOf(draw, evilTexts);
}

function addPrototype(body: Node, _: Loot, draw: Draw): void {
  const inside = oneOf(draw, [body, nodeAt(body, 'view') ?? body, nodeAt(body, 'user') ?? body]);
  for (const key of ['__proto__', 'constructor', 'prototype'])
    Object.defineProperty(inside, key, {
      value: { id: 'U13HQ', is_admin: true },
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** Says that it is another kind of request than it looks like. */
function otherType(body: Node, { payloads }: Loot, draw: Draw): void {
  if (chance(draw, 50)) {
    body.type = oneOf(draw, [
      'view_closed',
      'block_suggestion',
      'view_submission',
      'block_actions',
      'shortcut',
      'message_action',
      'event_callback',
      'dialog_submission',
      'interactive_message',
      'nothing',
      5,
      null,
    ]);
    return;
  }
  // Two kinds of request in one.
  const other = structuredClone(oneOf(draw, payloads).body);
  for (const key of ['event', 'command', 'actions', 'view', 'name', 'callback_id'])
    if (key in other && !(key in body)) body[key] = other[key];
}

/** Every way to something in a value, also to what holds others. */
function paths(value: unknown, before: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...before, key];
    // What a message shows is long, and never read.
    return key === 'blocks' && before.length > 0 ? [path] : [path, ...paths(inner, path)];
  });
}

function everyText(value: unknown, change: (text: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value as Node)) {
    if (key === 'message' || key === 'blocks') continue;
    if (typeof inner === 'string') (value as Node)[key] = change(inner);
    else everyText(inner, change);
  }
}
