import z from 'zod';
import type { NamedRoutine } from '../../platform/language/routines.js';
import {
  closedRules,
  type OnClosed,
  type RoutineDefinition,
  storedTiming,
  type Timing,
  withOwn,
} from '../../platform/time/routine.js';
import { checklistOf, isShipped } from '../lists/index.js';
import { type Checklist, type RunRules, storedRunRules } from './checklist.js';
import { inWords, type Line, lineOf } from './line.js';
import type { ListWords } from './post.js';
import { readWritten } from './written.js';

/** Everything about a list that a branch may set, besides its words. */
export type ListRules = Omit<RunRules, 'gate'> &
  Pick<Checklist, 'gate' | 'oneByOne'> & { timing: Timing; onClosed: OnClosed };

/** A branch's own list, or its changes to a shipped one, in the newest version. */
export interface OwnList {
  name: string;
  /** 0 before it is first saved. */
  version: number;
  title: string;
  /**
   * The lines, as text for `readWritten`. Null: a shipped list's own lines; for a branch's own list, that it was
   * removed.
   */
  text: string | null;
  /** Only the rules that the branch has set; the others are the shipped ones or, for a list of its own, the defaults. */
  rules: Partial<ListRules>;
}

const { owner, signatures, due, late, remind, escalate } = storedRunRules.shape;
/** A branch's rules for a list, as stored in JSON. */
export const storedListRules = z.object({
  owner: owner.exactOptional(),
  signatures: signatures.exactOptional(),
  due: due.exactOptional(),
  late: late.exactOptional(),
  remind: remind.exactOptional(),
  escalate: escalate.exactOptional(),
  timing: storedTiming.exactOptional(),
  onClosed: z.enum(closedRules).exactOptional(),
  oneByOne: z.array(z.string()).exactOptional(),
}) satisfies z.ZodType<Partial<ListRules>>;

/** The default rules of a new list. */
const usual: ListRules = {
  timing: { opening: 0 },
  owner: 'lobby_manager',
  signatures: [['lobby_manager', 'duty_supervisor', 'branch_head']],
  due: 60,
  late: 120,
  remind: [15],
  escalate: { after: 10, to: ['duty_supervisor'] },
  onClosed: 'skip',
};

/** The rules of a list for which the branch has set none. */
export function givenRules(name: string): ListRules {
  if (!isShipped(name)) return usual;
  const list = checklistOf(name);
  const { timing, owner, signatures, due, late, remind, escalate, gate } = list;
  const { onClosed = 'skip', oneByOne = [] } = list;
  const given = { timing, owner, signatures, due, late, remind, escalate, onClosed, oneByOne };
  // The gate stays in force whatever words the branch gives the list.
  return gate ? { ...given, gate } : given;
}

/**
 * The rules in force. Nobody is told of their own delay: a list whose owner would also be the one to whom it is
 * escalated is escalated to the branch head.
 */
export function rulesNow({ name, rules }: Pick<OwnList, 'name' | 'rules'>): ListRules {
  const now = { ...givenRules(name), ...rules };
  if (rules.escalate || !now.escalate.to.includes(now.owner)) return now;
  return { ...now, escalate: { ...now.escalate, to: ['branch_head'] } };
}

/** A new list of a branch's own. */
export const newOwn = (): OwnList => ({
  name: `own_${crypto.randomUUID().slice(0, 8)}`,
  version: 0,
  title: '',
  text: '',
  rules: {},
});

/** Whether a name has the form of those of branches' own lists. */
export const isOwnName = (name: string): boolean => /^own_[0-9a-f]{8}$/.test(name);

/** Whether it changes anything; false for a list that was reset or removed. */
export const saysSomething = ({ name, text, rules }: OwnList): boolean =>
  text !== null || (isShipped(name) && Object.keys(rules).length > 0);

/**
 * The list and its words as they are posted.
 * @param shipped returns the words of a shipped list, for a list without words of its own.
 * @throws where the stored text cannot be read, which was checked before it was saved.
 */
export function asPosted(
  own: OwnList,
  shipped: (name: string) => ListWords,
): { list: Omit<Checklist, 'timing'>; words: ListWords } {
  const { timing: _, ...rules } = rulesNow(own);
  if (own.text === null) return { list: { ...checklistOf(own.name), ...rules }, words: shipped(own.name) };
  const read = readWritten(own.text);
  if ('faults' in read) throw new Error(`the list ${own.name} cannot be read`);
  const { fact, facts } = isShipped(own.name) ? shipped(own.name) : {};
  const groups = new Map(read.groups.map((group, index) => [`g${index + 1}`, group]));
  return {
    list: {
      name: own.name,
      ...rules,
      // The marks are in the text of its groups.
      oneByOne: [...groups].flatMap(([key, group]) => (group.oneByOne ? [key] : [])),
      groups: Object.fromEntries(
        [...groups].map(([key, { lines }]) => [
          key,
          lines.map(({ text: _words, ...line }) => ({ ...line, ...ruledLike(own.name, line) })),
        ]),
      ),
    },
    words: {
      title: own.title,
      group: (group) => groups.get(group)?.title ?? '',
      item: (group, item) => groups.get(group)?.lines.find(({ name }) => name === item)?.text ?? '',
      ...(fact && facts ? { fact, facts } : {}),
    },
  };
}

/**
 * What a line in a branch's own words takes over from the shipped list. A question with the same acceptable answers
 * as a shipped one also blocks the signature and creates the same finding (such as a cash difference at settlement),
 * so that a branch can reword such a line but not weaken it.
 */
function ruledLike(name: string, line: Line): Pick<Line, 'blocks' | 'finds' | 'posts'> {
  if (!line.good || !isShipped(name)) return {};
  const lines = Object.values(checklistOf(name).groups).flat().map(lineOf);
  const like = lines.find((one) => one.good && sameGood(one, line));
  if (!like) return {};
  const options = line.asks?.type === 'choice' ? line.asks.options : null;
  const { blocks, finds } = inWords(like, options);
  const { posts } = like;
  return { ...(blocks ? { blocks } : {}), ...(finds ? { finds } : {}), ...(posts ? { posts } : {}) };
}

/** Compares the bounds of numbers; of choices, how many options there are and which of them are acceptable. */
function sameGood(one: Line, other: Line): boolean {
  const places = ({ asks, good }: Line) =>
    asks?.type === 'choice' && good && 'options' in good
      ? [asks.options.length, good.options.map((option) => asks.options.indexOf(option))]
      : good;
  // A list in a branch's own words may ask for whole units where the shipped one asks to the cent.
  const sort = ({ asks }: Line) => (asks?.type === 'amount' ? 'count' : asks?.type);
  return sort(one) === sort(other) && JSON.stringify(places(one)) === JSON.stringify(places(other));
}

/** The routines of a branch: the shipped ones with its own rules, and its own lists. */
export const routinesWith = (shipped: readonly NamedRoutine[], own: readonly OwnList[]): NamedRoutine[] =>
  withOwn(shipped, ownDefinitions(own));

/** The timing of a branch's own lists, and of shipped lists for which it has rules. */
export const ownDefinitions = (own: readonly OwnList[]): RoutineDefinition[] =>
  own.filter(saysSomething).map((list) => {
    const { timing, onClosed, due, late } = rulesNow(list);
    return { name: list.name, timing, onClosed, cutoff: cutoffOf({ due, late }) };
  });

/** Minutes after which a list is not posted any more, because it could not be done before it is missed. */
export const cutoffOf = ({ due, late }: Pick<RunRules, 'due' | 'late'>): number => due + late;

/** Titles in the branch's own words, by name; also of removed lists, whose missed runs are still reported. */
export const titlesOf = (own: readonly OwnList[]): ReadonlyMap<string, string> =>
  new Map(
    own.filter(({ name, text }) => text !== null || !isShipped(name)).map(({ name, title }) => [name, title]),
  );
