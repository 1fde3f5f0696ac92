import { z } from 'zod';
import { type Field, longText, storedField } from '../../platform/forms/field.js';

/** What a number on a list should lie between; what lies beyond is a finding. */
export interface Bounds {
  least?: number;
  most?: number;
}

/**
 * A line of a list: a box to tick, or (with `asks`) a question that is answered with a number, a choice, words or
 * pictures.
 */
export interface Line {
  name: string;
  asks?: Field;
  good?: Bounds;
  /** May be left open. */
  optional?: true;
  /** Nobody signs while this is a finding. */
  blocks?: true;
}

/** What a posted line keeps of its definition. */
export type LineRule = Omit<Line, 'name'>;

const bound = z.number().exactOptional();
const yes = z.literal(true).exactOptional();
/** What a posted line keeps, as it is kept in JSON; whatever else stands there is kept too. */
export const storedLineRule = z.looseObject({
  // A question of a sort that only a newer version asks is answered in words.
  asks: storedField.catch(longText()).exactOptional(),
  good: z.object({ least: bound, most: bound }).exactOptional(),
  optional: yes,
  blocks: yes,
}) satisfies z.ZodType<LineRule>;

export const lineOf = (line: string | Line): Line => (typeof line === 'string' ? { name: line } : line);

/** Whether a number is as it should be; anything else always is. */
export function isGood(good: Bounds | undefined, value: unknown): boolean {
  if (!good || typeof value !== 'number') return true;
  return (
    value >= (good.least ?? Number.NEGATIVE_INFINITY) && value <= (good.most ?? Number.POSITIVE_INFINITY)
  );
}
