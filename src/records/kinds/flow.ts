import { choice, count } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields } from '../rules/usual.js';

/** A count of the queue: how many wait and how long, in two taps; or the figures of a part of the day (K9, Z13). */
export const flow = defineKind({
  name: 'flow',
  prefix: 'FLW',
  text: 'optional',
  fields: {
    waiting: count({ max: 10_000, quick: true, unit: 'people', taps: [0, 3, 5, 8, 12, 18, 25, 40] }),
    longest: count({ max: 1440, quick: true, unit: 'minutes', taps: [0, 5, 10, 15, 20, 30, 45, 60] }),
    part: choice(['opening', 'morning', 'midday', 'afternoon', 'closing', 'day'], { quick: true }),
    tickets: count({ max: 100_000 }),
    left: count({ max: 100_000 }),
    average: count({ max: 1440 }),
    self_service: count({ max: 100_000 }),
    counter: count({ max: 100_000 }),
  },
  counts: ['waiting', 'longest', 'tickets', 'left', 'average', 'self_service', 'counter'],
  bounds: [{ field: 'left', atMost: 'tickets' }],
  ...outcomeFields,
  clocks: [],
  // Always.
  quiet: {},
  card: ['waiting', 'longest', 'part', 'tickets', 'left', 'average', 'self_service', 'counter'],
});
