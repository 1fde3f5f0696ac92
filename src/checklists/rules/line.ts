import { z } from 'zod';
import { type FactName, factNames } from '../../platform/day-facts/names.js';
import { type Field, longText, storedField } from '../../platform/forms/field.js';

/** What a number on a list should lie between; what lies beyond is a finding. */
export interface Bounds {
  least?: number;
  most?: number;
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
  good?: Bounds;
  /** May be left open. */
  optional?: true;
  /** Nobody signs while this is a finding. */
  blocks?: true;
  /** There is no day on which it does not apply: the head alone says so. */
  always?: true;
}

/** What a posted line keeps of its definition. Facts are known by name: one may be a newer version's. */
export type LineRule = Omit<Line, 'name' | 'knows' | 'after'> & { knows?: string; after?: string };

const bound = z.number().exactOptional();
const yes = z.literal(true).exactOptional();
/** What a posted line keeps, as it is kept in JSON; whatever else stands there is kept too. */
export const storedLineRule = z.looseObject({
  // A question of a sort that only a newer version asks is answered in words.
  asks: storedField.catch(longText()).exactOptional(),
  knows: z.string().exactOptional(),
  after: z.string().exactOptional(),
  asked: yes,
  good: z.object({ least: bound, most: bound }).exactOptional(),
  optional: yes,
  blocks: yes,
  always: yes,
}) satisfies z.ZodType<LineRule>;

/** Whether a word is the name of a fact that a line can be filled in from. */
export const isFact = (word: string): word is FactName => factNames.some((name) => name === word);

export const lineOf = (line: string | Line): Line => (typeof line === 'string' ? { name: line } : line);

/** Whether a number is as it should be; anything else always is. */
export function isGood(good: Bounds | undefined, value: unknown): boolean {
  if (!good || typeof value !== 'number') return true;
  return (
    value >= (good.least ?? Number.NEGATIVE_INFINITY) && value <= (good.most ?? Number.POSITIVE_INFINITY)
  );
}
