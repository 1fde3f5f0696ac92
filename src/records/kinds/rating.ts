import { choice, count, customerName, longText, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields, remindThenEscalate } from '../rules/usual.js';

/** Counts of customers' ratings, from devices or a questionnaire; dissatisfied customers are asked why (K21). */
export const rating = defineKind({
  name: 'rating',
  prefix: 'RAT',
  text: 'optional',
  owner: 'reporter',
  counts: ['satisfied', 'neutral', 'dissatisfied'],
  fields: {
    satisfied: count({ max: 100_000, quick: true }),
    neutral: count({ max: 100_000, quick: true }),
    dissatisfied: count({ max: 100_000, quick: true }),
    source: choice(['device', 'questionnaire', 'phone', 'online'], { quick: true }),
    customer: customerName(),
    contact: text({ private: true }),
  },
  statuses: { ...outcomeFields.statuses, following: { open: true }, followed_up: { open: false } },
  starts: [{ when: { atLeast: { dissatisfied: 1 } }, status: 'following' }],
  moves: {
    ...outcomeFields.moves,
    follow_up: {
      from: ['following'],
      to: 'followed_up',
      by: ['member'],
      asks: {
        why: longText({ required: true }),
        measures: longText({ becomes: { kind: 'action', of: 'each line' } }),
      },
      style: 'primary',
    },
    strike: { ...outcomeFields.moves.strike, from: ['noted', 'following', 'followed_up'] },
  },
  clocks: [
    {
      name: 'followed_up',
      limit: { workingDays: 2 },
      until: ['followed_up', 'struck', 'noted'],
      when: { atLeast: { dissatisfied: 1 } },
      ladder: remindThenEscalate(240, 1440),
    },
  ],
  card: ['satisfied', 'neutral', 'dissatisfied', 'source', 'why'],
});
