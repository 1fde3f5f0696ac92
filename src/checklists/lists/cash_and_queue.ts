import { choice, count } from '../../platform/forms/field.js';
import type { Line } from '../rules/line.js';

/** How much cash is left in the machines. */
export const cashLevel = choice(['full', 'low', 'empty']);

/** What cash that was counted may differ from the books by. */
export const noDifference = { asks: count(), good: { least: 0, most: 0 } } as const satisfies Omit<
  Line,
  'name'
>;

/** Machines that work: whoever walks looks; where a fault says that one does not, so does the list. */
export const working = { name: 'devices', knows: 'devices_working', asked: true } as const satisfies Line;

/** The queue in two numbers (Z13): how many wait, and for how many minutes the first of them. */
export const queueNow = [
  { name: 'waiting', asks: count({ max: 999 }), knows: 'queue_waiting', asked: true, optional: true },
  { name: 'longest', asks: count({ max: 600 }), knows: 'queue_longest', asked: true, optional: true },
] as const satisfies readonly Line[];
