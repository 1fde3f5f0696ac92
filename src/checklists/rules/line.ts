import type { Field } from '../../platform/forms/field.js';

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

export const lineOf = (line: string | Line): Line => (typeof line === 'string' ? { name: line } : line);

/** Whether a number is as it should be; anything else always is. */
export function isGood(good: Bounds | undefined, value: unknown): boolean {
  if (!good || typeof value !== 'number') return true;
  return (
    value >= (good.least ?? Number.NEGATIVE_INFINITY) && value <= (good.most ?? Number.POSITIVE_INFINITY)
  );
}
