import { leaders } from '../../platform/directory/roles.js';
import { choice } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields } from '../rules/usual.js';

/** A lesson worth sharing, in words that identify nobody; found with `/lobby cases` (R8). */
export const lesson = defineKind({
  name: 'case',
  prefix: 'CAS',
  by: leaders,
  command: false,
  fields: { topic: choice(['complaint', 'incident', 'fraud', 'service', 'risk', 'other'], { quick: true }) },
  ...outcomeFields,
  clocks: [],
  card: ['topic'],
});
