import { choice, count, longText } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';
import { incidentTypes } from './incident.js';

/** An emergency drill: it opens the same playbooks, and never counts as an incident (E2). */
export const drill = defineKind({
  name: 'drill',
  prefix: 'DRL',
  text: 'optional',
  owner: 'reporter',
  fields: {
    type: choice(incidentTypes, { quick: true }),
    took_part: count({ max: 10_000, quick: true, unit: 'people' }),
  },
  statuses: { running: { open: true }, over: { open: false } },
  moves: {
    end: {
      from: ['running'],
      to: 'over',
      style: 'primary',
      asks: {
        minutes: count({ max: 1440 }),
        went: longText({ required: true }),
        measures: longText({ becomes: { kind: 'action', of: 'each line' } }),
      },
    },
    reopen: reopen(['over'], 'running'),
  },
  clocks: [
    {
      name: 'ended',
      limit: { workingDays: 1 },
      until: 'closed',
      ladder: [{ from: 'due', minutes: 0, tell: ['owner'], again: 7 * 1440 }],
    },
  ],
  playbooks: [{ field: 'type' }],
  card: ['type', 'took_part', 'minutes', 'went'],
});
