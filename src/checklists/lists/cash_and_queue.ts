import { choice, count, difference } from '../../platform/forms/field.js';
import type { Line } from '../rules/line.js';

/**
 * How much cash is left in the machines. Anything but full becomes a fault of the machine, owned by whoever looks
 * after the machines.
 */
export const cashLevel = {
  asks: choice(['full', 'low', 'empty']),
  good: { options: ['full'] },
  finds: { as: 'fault', worst: 'empty', owner: 'self_service', days: 0 },
} as const satisfies Omit<Line, 'name'>;

/** Counted cash may not differ from the books by a cent, over or short. */
export const noDifference = {
  asks: difference(),
  good: { least: 0, most: 0 },
  finds: { days: 0 },
} as const satisfies Omit<Line, 'name'>;

/** Whether machines work: people look, but where a fault is open Lobby marks the line as a finding. */
export const working = { name: 'devices', knows: 'devices_working', asked: true } as const satisfies Line;

/** A queue that is too long becomes one finding, owned by whoever is in the lobby. */
const tooLong = { about: 'queue', owner: 'lobby', days: 0 } as const;

/** The queue in two numbers (Z13): how many wait, and for how many minutes the first of them. */
export const queueNow = [
  {
    name: 'waiting',
    asks: count({ max: 999 }),
    good: { most: 15 },
    finds: tooLong,
    knows: 'queue_waiting',
    asked: true,
    optional: true,
  },
  {
    name: 'longest',
    asks: count({ max: 600 }),
    good: { most: 20 },
    finds: tooLong,
    knows: 'queue_longest',
    asked: true,
    optional: true,
  },
] as const satisfies readonly Line[];
