import { choice, longText, moment, people } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields } from '../rules/usual.js';

/** Minutes of a meeting; each line of the decisions becomes a corrective action (K12). */
export const meeting = defineKind({
  name: 'meeting',
  prefix: 'MTG',
  fields: {
    type: choice(['huddle', 'weekly', 'monthly', 'coordination', 'other'], { quick: true }),
    held: moment(),
    present: people(),
    decisions: longText({ becomes: { kind: 'action', of: 'each line' } }),
  },
  ...outcomeFields,
  clocks: [],
  card: ['type', 'held', 'present', 'decisions'],
});
