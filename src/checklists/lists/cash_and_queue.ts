import { choice, count } from '../../platform/forms/field.js';
import type { Line } from '../rules/line.js';

/** How much cash is left in the machines. */
export const cashLevel = choice(['full', 'low', 'empty']);

/** What cash that was counted may differ from the books by. */
export const noDifference = { asks: count(), good: { least: 0, most: 0 } } as const satisfies Omit<
  Line,
  'name'
>;

/** The queue in two numbers (Z13): how many wait, and for how many minutes the first of them. */
export const queueNow = [
  { name: 'waiting', asks: count({ max: 999 }), optional: true },
  { name: 'longest', asks: count({ max: 600 }), optional: true },
] as const satisfies readonly Line[];
