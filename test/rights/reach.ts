/// <reference types="vite/types/importMeta.d.ts" />
import { commandNamed } from '../../src/home/commands/command-line.js';
import { type Payload, textOf } from '../hostile/payload.js';
import type { Carried, Reach, Reached } from './needs.js';

/** What is told of each module, beside its other tests. */
const all = Object.values(import.meta.glob<Reached>('../*/deeds.ts', { eager: true, import: 'reached' }));
const gathered = (part: keyof Reached): Record<string, Reach> =>
  Object.fromEntries(all.flatMap((each) => Object.entries(each[part] ?? {})));

/** Every command, by its name. */
export const commands = gathered('commands');
/** Every press, by what it listens to. */
export const presses = gathered('presses');
/** Every form, by what it listens to. */
export const submits = gathered('submits');
/** Every shortcut, by its name. */
export const shortcuts = gathered('shortcuts');

const listensTo = (table: Record<string, Reach>, id: string): string | undefined => {
  if (Object.hasOwn(table, id)) return id;
  const [name] = id.split(':');
  return Object.hasOwn(table, `${name}:*`) ? `${name}:*` : undefined;
};

/** What listens to a request, and what that needs; null where nothing does: a page was opened, or nobody knew the word. */
export function reachOf({
  wrapped,
  body,
}: Payload): { id: string; reach: Reach; carried: Omit<Carried, 'db'> } | null {
  const {
    actions,
    view,
    callback_id: called,
  } = body as {
    actions?: { action_id: string; value?: string; selected_option?: { value: string } }[];
    view?: { callback_id: string; private_metadata?: string };
    callback_id?: string;
  };
  const argumentOf = (id: string) => id.slice(id.indexOf(':') + 1 || id.length);
  const found = (kind: string, table: Record<string, Reach>, id: string, value = '', metadata = {}) => {
    const name = listensTo(table, id);
    const reach = name === undefined ? undefined : table[name];
    return reach
      ? { id: `${kind} ${name}`, reach, carried: { argument: argumentOf(id), value, metadata } }
      : null;
  };
  if (wrapped === 'command') {
    const [word = ''] = textOf(body.text).trim().split(/\s/);
    return found('command', commands, commandNamed(word) ?? '');
  }
  if (wrapped === 'event') return null;
  const [action] = actions ?? [];
  if (action)
    return found('press', presses, action.action_id, action.value ?? action.selected_option?.value ?? '');
  if (body.type === 'view_submission' && view)
    return found('form', submits, view.callback_id, '', JSON.parse(view.private_metadata || '{}'));
  return found('shortcut', shortcuts, called ?? '');
}
