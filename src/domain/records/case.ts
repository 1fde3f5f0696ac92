import { choice } from '../field.js';
import { leaders } from '../people/roles.js';
import { defineKind } from './kind.js';
import { told } from './usual.js';

/** A lesson that is worth telling again, in words that name nobody: what `/lobby cases` finds (R8). */
export const lesson = defineKind({
  name: 'case',
  prefix: 'CAS',
  by: leaders,
  command: false,
  fields: { topic: choice(['complaint', 'incident', 'fraud', 'service', 'risk', 'other'], { quick: true }) },
  ...told,
  clocks: [],
  card: ['topic'],
});
