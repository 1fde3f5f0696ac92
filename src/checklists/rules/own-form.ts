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

/** Characters put into one input. Slack's limit is 3000; the rest is left for additions. */
const perInput = 2600;
const mostInputs = 8;
/** Characters. */
export const longestText = 12_000;
/** Characters that headers, menus and links have room for. */
export const longestTitle = 60;
/** Minutes; the longest shipped list, the quarterly one, takes ten days. */
export const longestLimit = 30 * 24 * 60;
const mostReminders = 3;

/** The times on offer in the menu; a list with another time has that one in its menu as well. */
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

/** Who can be made to do a list; and who can sign one, where `member` is anybody who works in the branch. */
export const owners: readonly Role[] = branchRoles;
export const signers: readonly Party[] = ['member', ...owners];
const onClosed: readonly OnClosed[] = ['skip', 'before', 'after'];

/** A list as its form shows it: its rules, and its title and lines in words. */
export interface Standing {
  own: OwnList;
  title: string;
  text: string;
  /** The names of the groups, if the list has the shipped words. */
  groups?: readonly string[];
}

/** Why typed values are not valid: the key of a sentence under `own_lists.faults`, with the values of its slots. */
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

/** Splits the text, between lines, into as many pieces as it needs inputs. */
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

/** The inputs of a list's form: title and lines first, then when, who and how long. */
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

/** The form's initial values. */
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
 * Reads a list from its form. Words and rules of a shipped list that were not changed are not stored, so that they
 * follow the shipped ones.
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
  // With the shipped words only the way in which each group is ticked is the branch's own.
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

/** The text of a list without the marks of its groups. */
const withoutMarks = (written: string): string =>
  writeDown(groupsIn(written).map(({ title, lines }) => ({ title, lines })));

/** Whether a group that was ticked one by one loses that mark or disappears, which only the branch head may do. */
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

/** The canonical text of a list, independent of the spelling of its marks and of blank space. */
export function canonical(written: string): string {
  const read = readWritten(written);
  return 'groups' in read ? writeDown(read.groups) : written;
}

/** Errors of lines, by the input that contains the line, with the line's number in that input. */
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

/**
 * Reads `15, 5`: minutes before the limit.
 * @returns null where it cannot be read, or a number exceeds the time for the list
 */
function reminders(typed: string, due: number): number[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[^\d]+/)
    .filter((part) => part !== '');
  const found = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  const stray = typed.normalize('NFKC').replace(/[\d\s,;、/]|分钟?|分鐘?|min/g, '') !== '';
  return stray || found.length > mostReminders || found.some((one) => one < 1 || one >= due) ? null : found;
}

/** Only those rules that differ from the given ones. */
export function differing(rules: Partial<ListRules>, given: ListRules): Partial<ListRules> {
  const keys = Object.keys(given) as (keyof ListRules)[];
  return Object.fromEntries(
    keys
      .filter((key) => rules[key] !== undefined && JSON.stringify(rules[key]) !== JSON.stringify(given[key]))
      .map((key) => [key, rules[key]]),
  );
}

/** Thrown where typed values are not valid, with the reasons by field. */
export class OwnUnfit extends Error {
  constructor(readonly faults: Record<string, OwnFault>) {
    super(Object.keys(faults).join(', '));
    this.name = 'OwnUnfit';
  }
}
