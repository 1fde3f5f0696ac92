import { z } from 'zod';
import { type FactName, factNames } from '../../platform/day-facts/names.js';
import { type Role, roles } from '../../platform/directory/roles.js';
import { type Field, longText, storedField } from '../../platform/forms/field.js';
import { type Post, posts } from '../../roster/module.js';

/** The range in which a number should be; both ends are allowed. */
export interface Bounds {
  least?: number;
  most?: number;
}

/** The acceptable options of a choice. */
export interface GoodOptions {
  options: readonly string[];
}

/** The record that a bad answer becomes automatically. */
export interface Finds {
  /** A fault of the device that is named with the answer; absent: a corrective action. */
  as?: 'fault';
  /** The option that means that the device is out of service; any other bad one means that it is not quite right. */
  worst?: string;
  /** The owner: somebody at this post at that time, or of this role; if there is nobody, the person who answered. */
  owner?: Post | Role;
  /** Working days to put it right; 0: the same day. */
  days?: number;
  /** Bad answers to lines with the same value become one finding. */
  about?: string;
}

/**
 * A line of a list: a box to tick or, with `asks`, a question that is answered with a number, a choice, words or
 * photos. With `knows`, Lobby fills it in and nobody else can.
 */
export interface Line {
  name: string;
  asks?: Field;
  /** The fact of the day that fills it in; in branches where nothing provides that fact, people are asked. */
  knows?: FactName;
  /**
   * With `knows`: people are asked as well. Lobby fills in a number that nobody has given, and marks a box as a
   * finding where something is known to be wrong.
   */
  asked?: true;
  /** It cannot be ticked before this fact is true. */
  after?: FactName;
  /** Any other answer becomes a finding automatically. */
  good?: Bounds | GoodOptions;
  finds?: Finds;
  /** May be left open. */
  optional?: true;
  /** The list cannot be signed while this is a finding. */
  blocks?: true;
  /** It always applies: only the branch head may mark it as not applicable. */
  always?: true;
  /** It is answered by whoever is rostered at one of these posts on the day, or by a superior. */
  posts?: readonly Post[];
  /** It must be ticked by itself and is left out when a group is ticked with one press. */
  single?: true;
  /** It is repeated for each counter of the branch and each currency in its till. */
  each?: 'counter';
}

/**
 * The rule of a posted line. Facts are plain names, because a newer version may have written one that this version
 * does not know.
 */
export type LineRule = Omit<Line, 'name' | 'knows' | 'after' | 'each'> & { knows?: string; after?: string };

const bound = z.number().exactOptional();
const yes = z.literal(true).exactOptional();
/** The rule of a posted line as stored in JSON; unknown keys are kept. */
export const storedLineRule = z.looseObject({
  // A type of question that only a newer version knows is asked as text.
  asks: storedField.catch(longText()).exactOptional(),
  knows: z.string().exactOptional(),
  after: z.string().exactOptional(),
  asked: yes,
  good: z
    .union([z.object({ options: z.array(z.string()) }), z.object({ least: bound, most: bound })])
    .exactOptional(),
  finds: z
    .object({
      as: z.literal('fault').exactOptional(),
      worst: z.string().exactOptional(),
      owner: z.enum([...posts, ...roles]).exactOptional(),
      days: bound,
      about: z.string().exactOptional(),
    })
    .exactOptional()
    // Where a newer version has written something unknown, the defaults apply.
    .catch({}),
  optional: yes,
  blocks: yes,
  always: yes,
  single: yes,
  // Posts that only a newer version knows are ignored.
  posts: z.array(z.enum(posts)).exactOptional().catch([]),
}) satisfies z.ZodType<LineRule>;

/** Whether a word is the name of a fact. */
export const isFact = (word: string): word is FactName => factNames.some((name) => name === word);

export const lineOf = (line: string | Line): Line => (typeof line === 'string' ? { name: line } : line);

/** A line as it is posted, with its options (also in `good` and `finds`) replaced by the branch's words. */
export function inWords<One extends Pick<LineRule, 'asks' | 'good' | 'finds'>>(
  line: One,
  words: readonly string[] | null | undefined,
): One {
  const { asks, good, finds } = line;
  if (asks?.type !== 'choice' || !words) return line;
  const word = (option: string) => words[asks.options.indexOf(option)] ?? option;
  return {
    ...line,
    asks: { ...asks, options: words },
    ...(good && 'options' in good ? { good: { options: good.options.map(word) } } : {}),
    ...(finds?.worst ? { finds: { ...finds, worst: word(finds.worst) } } : {}),
  };
}

/** Whether a number or a choice is acceptable; any other answer always is. */
export function isGood(good: Bounds | GoodOptions | undefined, value: unknown): boolean {
  if (good && 'options' in good) return typeof value !== 'string' || good.options.includes(value);
  if (!good || typeof value !== 'number') return true;
  return (
    value >= (good.least ?? Number.NEGATIVE_INFINITY) && value <= (good.most ?? Number.POSITIVE_INFINITY)
  );
}
