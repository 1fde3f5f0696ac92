import { choice, count, date, photos } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields } from '../rules/usual.js';

/** Financial education of customers (K18). */
export const education = defineKind({
  name: 'education',
  prefix: 'EDU',
  fields: {
    held: date(),
    theme: choice(
      ['fraud', 'cash', 'deposit_insurance', 'payment', 'credit', 'investing', 'privacy', 'other'],
      {
        quick: true,
      },
    ),
    reached: count({ max: 1_000_000 }),
    where: choice(['lobby', 'outside', 'online', 'school', 'neighbourhood'], { quick: true }),
    photos: photos(),
  },
  ...outcomeFields,
  clocks: [],
  card: ['held', 'theme', 'reached', 'where'],
});
