import { choice, choices, count, longText, text } from '../field.js';
import { defineKind } from './kind.js';
import { loudUntilTaken, remindThenEscalate } from './ladders.js';

export const incident = defineKind({
  name: 'incident',
  prefix: 'INC',
  severity: 3,
  mention: 'owner',
  fields: {
    type: choice(['medical', 'device', 'dispute', 'queue', 'security', 'fraud', 'outage', 'other'], {
      quick: true,
    }),
    place: text(),
    hurt: count(),
    actions: longText(),
    services: choices(['ambulance', 'police', 'fire', 'security_firm', 'technician']),
    involved: text({ private: true }),
  },
  statuses: { open: { open: true }, handling: { open: true }, resolved: { open: false } },
  moves: {
    take: { from: ['open'], to: 'handling', by: ['member'], takes: true, style: 'primary' },
    resolve: {
      from: ['open', 'handling'],
      to: 'resolved',
      asks: { outcome: longText({ required: true }), cause: text(), lesson: longText() },
    },
    reopen: { from: ['resolved'], to: 'open', asks: { reason: text({ required: true }) } },
  },
  clocks: [
    {
      name: 'taken',
      limit: { minutes: 5 },
      // Being given it is not enough: somebody must say that they have it.
      until: ['handling', 'resolved'],
      when: { severity: [1, 2] },
      ladder: loudUntilTaken,
    },
    {
      name: 'taken_routine',
      limit: { minutes: 30 },
      until: 'owned',
      when: { severity: [3, 4] },
      ladder: [
        { from: 'due', minutes: 0, tell: ['lobby_manager'] },
        { from: 'due', minutes: 60, tell: ['duty_supervisor'] },
      ],
    },
    { name: 'settled', limit: { workingDays: 3 }, until: 'closed', ladder: remindThenEscalate(240, 1440) },
  ],
  card: ['type', 'place', 'hurt', 'services', 'actions', 'outcome', 'cause'],
});
