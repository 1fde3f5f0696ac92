import { z } from 'zod';
import { type FactName, factNames } from '../../platform/day-facts/names.js';
import { type Role, roles } from '../../platform/directory/roles.js';
import { type Field, longText, storedField } from '../../platform/forms/field.js';
import { type Post, posts } from '../../roster/module.js';

/** What a number on a list should lie between. */
export interface Bounds {
  least?: number;
  most?: number;
}

/** The options of a choice that are as they should be. */
export interface GoodOptions {
  options: readonly string[];
}

/** What a bad answer becomes by itself. */
export interface Finds {
  /** A fault of a device, which the answer names; absent: a corrective action. */
  as?: 'fault';
  /** The option that means that the device is out of service; any other bad one means that it is not quite right. */
  worst?: string;
  /** Whose it is: somebody's at this post then, or of this role; where there is nobody, whoever answered has it. */
  owner?: Post | Role;
  /** Working days in which it is to be put right; 0: the same day. */
  days?: number;
  /** Lines that are about the same thing are one finding. */
  about?: string;
}

/**
 * A line of a list: a box to tick, or (with `asks`) a question that is answered with a number, a choice, words or
 * pictures. With `knows` Lobby fills it in itself, and nobody else can.
 */
export interface Line {
  name: string;
  asks?: Field;
  /** The fact of the day that fills it in; where nothing in a branch would tell that, people are asked. */
  knows?: FactName;
  /** With `knows`: people are asked all the same. Lobby fills in a number that nobody has given, and says where a box is known not to be so. */
  asked?: true;
  /** It cannot be so before this is: nobody ticks it sooner. */
  after?: FactName;
  /** What lies beyond is a finding by itself. */
  good?: Bounds | GoodOptions;
  finds?: Finds;
  /** May be left open. */
  optional?: true;
  /** Nobody signs while this is a finding. */
  blocks?: true;
  /** There is no day on which it does not apply: the head alone says so. */
  always?: true;
  /** Whoever stands at one of these posts on the day answers it, or their superior. */
  posts?: readonly Post[];
  /** It is ticked by itself: no press settles it with its group. */
  single?: true;
  /** It is there once for each counter of the branch, and each currency in its till. */
  each?: 'counter';
}

/** What a posted line keeps of its definition. Facts are known by name: one may be a newer version's. */
export type LineRule = Omit<Line, 'name' | 'knows' | 'after' | 'each'> & { knows?: string; after?: string };

const bound = z.number().exactOptional();
const yes = z.literal(true).exactOptional();
/** What a posted line keeps, as it is kept in JSON; whatever else stands there is kept too. */
export const storedLineRule = z.looseObject({
  // A question of a sort that only a newer version asks is answered in words.
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
    // Whose it would be only a newer version knows: it is whoever's it usually is.
    .catch({}),
  optional: yes,
  blocks: yes,
  always: yes,
  single: yes,
  // A post that only a newer version knows is nobody's here.
  posts: z.array(z.enum(posts)).exactOptional().catch([]),
}) satisfies z.ZodType<LineRule>;

/** Whether a word is the name of a fact that a line can be filled in from. */
export const isFact = (word: string): word is FactName => factNames.some((name) => name === word);

export const lineOf = (line: string | Line): Line => (typeof line === 'string' ? { name: line } : line);

/** A line as it is posted: its options, and what is said of them, in the branch's words. */
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

/** Whether a number or a choice is as it should be; anything else always is. */
export function isGood(good: Bounds | GoodOptions | undefined, value: unknown): boolean {
  if (good && 'options' in good) return typeof value !== 'string' || good.options.includes(value);
  if (!good || typeof value !== 'number') return true;
  return (
    value >= (good.least ?? Number.NEGATIVE_INFINITY) && value <= (good.most ?? Number.POSITIVE_INFINITY)
  );
}
