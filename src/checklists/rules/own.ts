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

/** All that a branch may say of a list besides its words. */
export type ListRules = Omit<RunRules, 'gate'> &
  Pick<Checklist, 'gate' | 'oneByOne'> & { timing: Timing; onClosed: OnClosed };

/** A branch's own list, or its own word on a shipped one, as its newest version has it. */
export interface OwnList {
  name: string;
  /** 0 before it is first saved. */
  version: number;
  title: string;
  /** The lines as `readWritten` reads them; null: the shipped ones, and of a list of its own that it is there no more. */
  text: string | null;
  /** What it says itself; of the rest a shipped list has its shipped rules, another the usual ones. */
  rules: Partial<ListRules>;
}

const { owner, signatures, due, late, remind, escalate } = storedRunRules.shape;
/** What a branch says of a list besides its words, as it is kept in JSON. */
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

/** What a new list goes by until the branch says otherwise. */
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

/** The rules of a list of which the branch has said nothing. */
export function givenRules(name: string): ListRules {
  if (!isShipped(name)) return usual;
  const list = checklistOf(name);
  const { timing, owner, signatures, due, late, remind, escalate, gate } = list;
  const { onClosed = 'skip', oneByOne = [] } = list;
  const given = { timing, owner, signatures, due, late, remind, escalate, onClosed, oneByOne };
  // What the day cannot be signed without holds whatever words the list is in.
  return gate ? { ...given, gate } : given;
}

/** The rules that a list goes by. Nobody is told of their own delay: where the owner is whom it would be passed up to, the head is. */
export function rulesNow({ name, rules }: Pick<OwnList, 'name' | 'rules'>): ListRules {
  const now = { ...givenRules(name), ...rules };
  if (rules.escalate || !now.escalate.to.includes(now.owner)) return now;
  return { ...now, escalate: { ...now.escalate, to: ['branch_head'] } };
}

/** A fresh list of a branch's own. */
export const newOwn = (): OwnList => ({
  name: `own_${crypto.randomUUID().slice(0, 8)}`,
  version: 0,
  title: '',
  text: '',
  rules: {},
});

/** Whether a name can be that of a list of a branch's own, as against a shipped one. */
export const isOwnName = (name: string): boolean => /^own_[0-9a-f]{8}$/.test(name);

/** Whether it says anything at all: a list that was taken back or removed does not. */
export const saysSomething = ({ name, text, rules }: OwnList): boolean =>
  text !== null || (isShipped(name) && Object.keys(rules).length > 0);

/**
 * What is posted: the list with its lines, and its words as the branch wrote them.
 * @param shipped the words of the shipped list of that name, for what has none of its own.
 * @throws where the kept text cannot be read; it was read before it was saved.
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
      // Its groups say so themselves.
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
 * What a line in a branch's own words has of the shipped list: a question with the same answers that are as they should be keeps
 * the list from being signed where that does (a difference in the daily settlement), and finds the same. A branch words such a
 * line anew; it does not talk it away.
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

/** Of numbers the bounds, of choices which of how many. */
function sameGood(one: Line, other: Line): boolean {
  const places = ({ asks, good }: Line) =>
    asks?.type === 'choice' && good && 'options' in good
      ? [asks.options.length, good.options.map((option) => asks.options.indexOf(option))]
      : good;
  // A list in a branch's own words may ask for whole units where the shipped one asks to the cent.
  const sort = ({ asks }: Line) => (asks?.type === 'amount' ? 'count' : asks?.type);
  return sort(one) === sort(other) && JSON.stringify(places(one)) === JSON.stringify(places(other));
}

/** Everything of this that comes to a branch by itself, with its own lists and its own rules for shipped ones. */
export const routinesWith = (shipped: readonly NamedRoutine[], own: readonly OwnList[]): NamedRoutine[] =>
  withOwn(shipped, ownDefinitions(own));

/** When a branch's own lists come, and those that it has its own rules for. */
export const ownDefinitions = (own: readonly OwnList[]): RoutineDefinition[] =>
  own.filter(saysSomething).map((list) => {
    const { timing, onClosed, due, late } = rulesNow(list);
    return { name: list.name, timing, onClosed, cutoff: cutoffOf({ due, late }) };
  });

/** A list that nobody could finish in time any more is not posted; it is settled as expired. */
export const cutoffOf = ({ due, late }: Pick<RunRules, 'due' | 'late'>): number => due + late;

/** Titles in a branch's own words, by name; also of lists that are no more, since what was missed of them is still told. */
export const titlesOf = (own: readonly OwnList[]): ReadonlyMap<string, string> =>
  new Map(
    own.filter(({ name, text }) => text !== null || !isShipped(name)).map(({ name, title }) => [name, title]),
  );
