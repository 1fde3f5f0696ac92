import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { Party } from '../../platform/directory/roles.js';
import type { FileFault } from '../../platform/import-files/parsed.js';
import { checklistOf, isShipped } from '../lists/index.js';
import { givenRules, isOwnName, type ListRules, type OwnList, rulesNow } from './own.js';
import {
  canonical,
  differing,
  longestLimit,
  longestText,
  longestTitle,
  owners,
  signers,
} from './own-form.js';
import { readWritten } from './written.js';
import { readTiming, writeTiming } from './written-time.js';

/** A list as read from a file. An existing list has its name, a new one has none. The version comes from the database. */
export type FiledList = Omit<OwnList, 'version' | 'name'> & { name?: string; line: number };

const minutes = z.number().int().min(1).max(longestLimit);
const parties = z.array(z.enum(signers as [Party, ...Party[]])).min(1);
const shape = z.strictObject({
  name: z
    .string()
    .refine(
      (name) => isShipped(name) || isOwnName(name),
      'is no list that ships, and no name that Lobby gave',
    )
    .optional(),
  title: z.string().trim().min(1).max(longestTitle),
  when: z.string().optional(),
  owner: z.enum(owners as [ListRules['owner'], ...ListRules['owner'][]]).optional(),
  signatures: z.array(parties).min(1).max(2).optional(),
  due: minutes.optional(),
  late: minutes.optional(),
  remind: z.array(minutes).max(3).optional(),
  escalate: z.strictObject({ after: minutes, to: parties }).optional(),
  on_closed: z.enum(['skip', 'before', 'after']).optional(),
  one_by_one: z.array(z.string()).optional(),
  items: z.string().max(longestText).optional(),
});
type Filed = z.infer<typeof shape>;

const lineFaults = {
  too_long: 'is longer than 75 characters',
  too_many: 'is one too many: ten lines a group, twelve groups',
  no_group: 'stands in no group; begin with "# Group"',
  bad_mark: 'has brackets that mean nothing; they are like [number 18-28]',
  empty: 'says nothing: a group has a name and lines',
} as const;

/** Reads a file of lists. Returns either all lists or every error, in the order of the lines. */
export function readListFile(text: string): { lists: FiledList[] } | { errors: FileFault[] } {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter, prettyErrors: false });
  const errors: FileFault[] = document.errors.map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    where: 'the file',
    message,
  }));
  if (errors.length > 0) return { errors };
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let end = path.length; end >= 0; end--) {
      const node = end === 0 ? document.contents : document.getIn(path.slice(0, end), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const complain = (path: readonly PropertyKey[], message: string, line = lineOf(path)) =>
    errors.push({ line, where: whereOf(path), message });

  const read = z.strictObject({ lists: z.array(shape) }).safeParse(document.toJS());
  if (!read.success) {
    for (const issue of read.error.issues)
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys)
          complain([...issue.path, key], 'is not known here', keyLine([...issue.path, key]));
      else complain(issue.path, issue.message.replace(/^Invalid /, 'is not valid: '));
    return { errors: inOrder(errors) };
  }
  function keyLine(path: readonly PropertyKey[]): number {
    const table = document.getIn(path.slice(0, -1), true) as Node | undefined;
    const pair = isMap(table) && table.items.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    return pair && isScalar(pair.key) && pair.key.range ? lineAt(pair.key.range[0]) : lineOf(path);
  }

  const lists = read.data.lists.map((filed, index) =>
    judge(filed, lineOf(['lists', index]), (field, message, inText) => {
      const path = ['lists', index, field];
      // A YAML block text begins on the line after its key.
      const begins = document.getIn(path, true);
      const offset = isScalar(begins) && String(begins.type).startsWith('BLOCK') ? 1 : 0;
      complain(path, message, inText ? lineOf(path) + offset + inText - 1 : lineOf(path));
    }),
  );
  const names = lists.map(({ name }) => name);
  for (const [index, { name }] of lists.entries())
    if (name && names.indexOf(name) < index) complain(['lists', index, 'name'], 'is written twice');
  return errors.length > 0 ? { errors: inOrder(errors) } : { lists };
}

/** `lists.2.due`, counted from one. */
const whereOf = (path: readonly PropertyKey[]) =>
  path.length === 0
    ? 'the file'
    : path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');

const inOrder = (faults: FileFault[]) => faults.sort((a, b) => a.line - b.line);

function judge(
  filed: Filed,
  line: number,
  complain: (field: keyof Filed, message: string, inText?: number) => void,
): FiledList {
  const { name, title, items, when, on_closed, one_by_one, ...others } = filed;
  const timing = when === undefined ? undefined : readTiming(when);
  if (timing === null)
    complain('when', `"${when}" is no time, or comes too often; like "20 minutes before opening"`);
  if (items === undefined && !(name && isShipped(name)))
    complain('title', 'has no items; only a list that ships can leave them out');
  const read = items === undefined ? null : readWritten(items);
  if (read && 'faults' in read)
    for (const { line: at, fault } of read.faults) complain('items', lineFaults[fault], at);
  const given = givenRules(name ?? '');
  const rules = Object.fromEntries(
    Object.entries({ ...others, timing, onClosed: on_closed, oneByOne: one_by_one }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Partial<ListRules>;
  const due = rules.due ?? given.due;
  const known = name && isShipped(name) ? Object.keys(checklistOf(name).groups) : [];
  const unknown = one_by_one?.find((group) => !known.includes(group));
  if (unknown !== undefined)
    complain(
      'one_by_one',
      `"${unknown}" is no group of it; a list with items says it there: "# Safe [one by one]"`,
    );
  if (rules.remind?.some((before) => before >= due))
    complain('remind', `must be less than the ${due} minutes to do it`);
  return {
    ...(name ? { name } : {}),
    line,
    title: title.trim(),
    text: items === undefined ? null : canonical(items),
    rules: differing(rules, given),
  };
}

/** Writes these lists as a file. */
export function writeListFile(lists: readonly OwnList[]): string {
  const plain = lists.map((own) => {
    const { timing, owner, signatures, due, late, remind, escalate, onClosed } = rulesNow(own);
    return {
      name: own.name,
      title: own.title,
      when: writeTiming(timing),
      owner,
      signatures,
      due,
      late,
      remind,
      // If the list gives no escalation, it follows from the owner and is not written.
      ...(own.rules.escalate ? { escalate } : {}),
      on_closed: onClosed,
      ...(own.rules.oneByOne && own.text === null ? { one_by_one: own.rules.oneByOne } : {}),
      ...(own.text === null ? {} : { items: `${own.text}\n` }),
    };
  });
  return stringify({ lists: plain }, { aliasDuplicateObjects: false, lineWidth: 0 });
}
