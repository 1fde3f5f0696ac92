import { beginning } from '../../platform/cut.js';
import { branchRoles, type Party, type Role } from '../../platform/directory/roles.js';
import {
  choice,
  choices,
  count,
  type Fields,
  longText,
  text,
  type Values,
} from '../../platform/forms/field.js';
import type { OnClosed, Timing } from '../../platform/time/routine.js';
import { isShipped } from '../lists/index.js';
import { givenRules, type ListRules, type OwnList, rulesNow } from './own.js';
import { readWritten, type WrittenFault, writeDown } from './written.js';
import { readTiming, writeTiming } from './written-time.js';

/** Slack takes 3000 characters an input; some room is left in each, to write more. */
const perInput = 2600;
const mostInputs = 8;
/** Characters; more than any message shows. */
export const longestText = 12_000;
/** What headers, menus and links have room for. */
export const longestTitle = 60;
/** Minutes: the longest list is a quarter's, with ten days for it. */
export const longestLimit = 30 * 24 * 60;
const mostReminders = 3;

/** The usual times; a list that comes at another has that one in its menu too. */
const usualTimes: readonly Timing[] = [
  ...[-45, -30, -15, 0].map((opening) => ({ opening })),
  ...[-30, 0, 15].map((closing) => ({ closing })),
  ...[12.5, 50, 69].map((share) => ({ share })),
  { workBegin: 20 },
  { workEnd: -45 },
  ...[60, 90, 120].map((every) => ({ every })),
  { cron: '0 10 * * *' },
  { cron: '30 14 * * *' },
  { cron: '0 16 * * 5' },
  { cron: '0 9 * * 1' },
  { cron: '0 9 1 * *' },
];

/** Who can owe a list; and who can sign one: `member` is anybody who works there. */
export const owners: readonly Role[] = branchRoles;
export const signers: readonly Party[] = ['member', ...owners];
const onClosed: readonly OnClosed[] = ['skip', 'before', 'after'];

/** How a list stands when its form is opened: its rules, and its title and lines in words. */
export interface Standing {
  own: OwnList;
  title: string;
  text: string;
  /** The names of the groups, where the words are the shipped ones. */
  groups?: readonly string[];
}

/** Why something typed does not fit: a sentence of the catalogues under `own_lists.faults`, with what fills its slots. */
export type OwnFault = {
  why:
    | `line_${WrittenFault['fault']}`
    | 'too_few_lines'
    | 'bad_time'
    | 'bad_reminders'
    | 'head_only'
    | 'too_long_text'
    | 'meanwhile';
  slots?: Record<string, string | number>;
};

/** The text in as many pieces as it needs inputs, cut between lines. */
export function inputsOf(written: string): string[] {
  const pieces = [''];
  for (const line of written.split('\n')) {
    const last = pieces.at(-1) ?? '';
    const next = last === '' && pieces.length === 1 ? line : `${last}\n${line}`;
    if (next.length <= perInput || last === '') pieces[pieces.length - 1] = next;
    else pieces.push(line);
  }
  return pieces;
}

const itemsField = (index: number) => (index === 0 ? 'items' : `items_${index + 1}`);

/** The inputs of a list's form: what it is and says first, then when, who and how long. */
export function formFields({ own, text: written }: Standing): Fields {
  const now = writeTiming(rulesNow(own).timing);
  const times = usualTimes.map(writeTiming);
  const pieces = inputsOf(written);
  return {
    title: text({ max: longestTitle, required: true }),
    ...Object.fromEntries(
      pieces.map((_, index) => [itemsField(index), longText(index === 0 ? { required: true } : {})]),
    ),
    when: choice(times.includes(now) ? times : [now, ...times], { required: true }),
    other_time: text({ max: 75 }),
    on_closed: choice(onClosed, { required: true }),
    owner: choice(owners, { required: true }),
    first_signature: { ...choices(signers), required: true },
    second_signature: choices(signers),
    due: { ...count({ max: longestLimit }), required: true },
    remind: text({ max: 40 }),
  };
}

/** What the form starts with. */
export function formValues({ own, title, text: written }: Standing): Values {
  const { timing, signatures, owner, due, remind, onClosed: closed } = rulesNow(own);
  const pieces = inputsOf(written);
  return {
    title,
    ...Object.fromEntries(pieces.map((piece, index) => [itemsField(index), piece])),
    when: writeTiming(timing),
    on_closed: closed,
    owner,
    first_signature: [...(signatures[0] ?? [])],
    ...(signatures[1] ? { second_signature: [...signatures[1]] } : {}),
    due,
    remind: remind.join(', '),
  };
}

/**
 * The list as the form has it. Where nothing of a shipped list's words was changed they stay the shipped ones, and so
 * does every rule.
 * @param given values of `formFields`, checked.
 * @throws OwnUnfit by field
 */
export function readOwn(given: Values, standing: Standing): OwnList {
  const { own } = standing;
  const faults: Record<string, OwnFault> = {};
  const pieces = Array.from({ length: mostInputs }, (_, index) => String(given[itemsField(index)] ?? ''));
  const written = pieces
    .filter((piece, index) => index === 0 || piece !== '')
    .join('\n')
    .trim();
  Object.assign(faults, lineFaults(pieces));
  if (written.length > longestText) faults.items = { why: 'too_long_text', slots: { most: longestText } };
  const timing = readTiming(String(given.other_time ?? given.when ?? ''));
  if (!timing) faults[given.other_time ? 'other_time' : 'when'] = { why: 'bad_time' };
  const due = Math.max(1, Number(given.due));
  const remind = reminders(String(given.remind ?? ''), due);
  if (!remind) faults.remind = { why: 'bad_reminders', slots: { most: mostReminders } };
  if (Object.keys(faults).length > 0 || !timing || !remind) throw new OwnUnfit(faults);

  const second = given.second_signature as Party[] | undefined;
  const asked: Partial<ListRules> = {
    timing,
    onClosed: given.on_closed as OnClosed,
    owner: given.owner as Role,
    signatures: [given.first_signature as Party[], ...(second?.length ? [second] : [])],
    due,
    remind,
  };
  const title = String(given.title);
  const text = canonical(written);
  const sameWords =
    isShipped(own.name) &&
    own.text === null &&
    title === standing.title &&
    withoutMarks(text) === withoutMarks(standing.text);
  const { oneByOne: _, ...before } = own.rules;
  // In the shipped words the list keeps its groups, and the branch says of each how it is ticked.
  const marked = sameWords
    ? { oneByOne: (standing.groups ?? []).filter((_, at) => groupsIn(text)[at]?.oneByOne === true) }
    : {};
  return {
    ...own,
    title,
    text: sameWords ? null : text,
    rules: differing({ ...before, ...asked, ...marked }, givenRules(own.name)),
  };
}

function groupsIn(written: string) {
  const read = readWritten(written);
  return 'groups' in read ? read.groups : [];
}

/** The words alone, whatever is said of how groups are ticked. */
const withoutMarks = (written: string): string =>
  writeDown(groupsIn(written).map(({ title, lines }) => ({ title, lines })));

/** Whether a group that was ticked box by box may be settled at one press from now on, or is gone: that is for the branch head to say. */
export function loosens(before: string, after: string): boolean {
  const marked = (written: string) =>
    groupsIn(written).flatMap(({ title, oneByOne }) => (oneByOne ? [title] : []));
  const then = marked(before);
  const now = marked(after);
  return (
    now.length < then.length ||
    groupsIn(after).some(({ title }) => then.includes(title) && !now.includes(title))
  );
}

/** The one way in which a list is kept, whatever marks and blanks it was written with. */
export function canonical(written: string): string {
  const read = readWritten(written);
  return 'groups' in read ? writeDown(read.groups) : written;
}

/** Faults under the inputs in which the lines stand, with their numbers there. */
function lineFaults(pieces: readonly string[]): Record<string, OwnFault> {
  const read = readWritten(pieces.join('\n'));
  if (!('faults' in read)) return {};
  const found: Record<string, OwnFault> = {};
  const [first] = read.faults;
  if (!first) return {};
  let { line } = first;
  for (const [index, piece] of pieces.entries()) {
    const lines = piece.split('\n');
    if (line <= lines.length) {
      const words = beginning((lines[line - 1] ?? '').trim(), 20);
      const why = words === '' ? 'too_few_lines' : (`line_${first.fault}` as const);
      found[itemsField(index)] = { why, slots: { line, words } };
      break;
    }
    line -= lines.length;
  }
  return found;
}

/** `15, 5`: minutes before the limit, within the time that there is. @returns null where they are not */
function reminders(typed: string, due: number): number[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[^\d]+/)
    .filter((part) => part !== '');
  const found = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  const stray = typed.normalize('NFKC').replace(/[\d\s,;、/]|分钟?|分鐘?|min/g, '') !== '';
  return stray || found.length > mostReminders || found.some((one) => one < 1 || one >= due) ? null : found;
}

/** Only what the list says otherwise than it was given. */
export function differing(rules: Partial<ListRules>, given: ListRules): Partial<ListRules> {
  const keys = Object.keys(given) as (keyof ListRules)[];
  return Object.fromEntries(
    keys
      .filter((key) => rules[key] !== undefined && JSON.stringify(rules[key]) !== JSON.stringify(given[key]))
      .map((key) => [key, rules[key]]),
  );
}

/** Thrown where something was typed that does not fit, by field. */
export class OwnUnfit extends Error {
  constructor(readonly faults: Record<string, OwnFault>) {
    super(Object.keys(faults).join(', '));
    this.name = 'OwnUnfit';
  }
}
