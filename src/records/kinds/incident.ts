import { leaders } from '../../platform/directory/roles.js';
import {
  choice,
  choices,
  count,
  customerName,
  longText,
  moment,
  people,
  photos,
  text,
} from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { loudUntilTaken, reopen, share, take, untilSomebodyEndsIt } from '../rules/usual.js';

/** The types of incident; a type with a playbook has the playbook's name. */
export const incidentTypes = [
  'medical',
  'device',
  'dispute',
  'queue',
  'robbery',
  'fire',
  'security',
  'fraud',
  'outage',
  'utilities',
  'data_leak',
  'other',
] as const;

export const incident = defineKind({
  name: 'incident',
  prefix: 'INC',
  severity: 3,
  handOver: { when: { severity: [1, 2] } },
  mention: 'owner',
  bounds: [{ field: 'happened', notAfter: 'now' }],
  fields: {
    type: choice(incidentTypes, { quick: true }),
    place: text(),
    happened: moment(),
    hurt: count({ max: 10_000 }),
    actions: longText(),
    services: choices(['ambulance', 'police', 'fire', 'security_firm', 'technician']),
    told: people(),
    involved: customerName(),
    photos: photos(),
  },
  statuses: {
    open: { open: true },
    handling: { open: true },
    resolved: { open: false },
    reviewed: { open: false },
  },
  moves: {
    take: take(['open'], 'handling'),
    report_phone: {
      from: ['open', 'handling'],
      by: ['member'],
      answers: ['phone_cn'],
      sets: { phoned: true },
    },
    report_written: {
      from: ['open', 'handling'],
      by: ['member'],
      answers: ['written_cn'],
      sets: { written: true },
    },
    resolve: {
      from: ['open', 'handling'],
      to: 'resolved',
      asks: { outcome: longText({ required: true }), cause: text(), lesson: longText() },
    },
    review: {
      from: ['resolved'],
      to: 'reviewed',
      by: ['owner', ...leaders, 'hq'],
      asks: {
        cause: text({ required: true }),
        lesson: longText(),
        measures: longText({ becomes: { kind: 'action', of: 'each line' } }),
      },
    },
    share: share(['resolved', 'reviewed']),
    reopen: reopen(['resolved', 'reviewed'], 'open'),
  },
  clocks: [
    {
      name: 'taken',
      limit: { minutes: 5 },
      // Having an owner is not enough: the owner must take it.
      until: ['handling', 'resolved'],
      when: { severity: [1, 2] },
      // If it is made graver later, the limit runs from then.
      since: 'when',
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
    { name: 'settled', limit: { workingDays: 3 }, until: 'closed', ladder: untilSomebodyEndsIt(240) },
    {
      name: 'review',
      limit: { workingDays: 3 },
      after: ['resolved'],
      until: ['reviewed'],
      when: { severity: [1, 2] },
      ladder: [
        { from: 'start', minutes: 60, tell: ['owner'], otherwise: ['lobby_manager'] },
        { from: 'due', minutes: 0, tell: ['owner', 'lobby_manager'] },
        { from: 'due', minutes: 1440, tell: ['branch_head'], again: 7 * 1440 },
      ],
    },
  ],
  playbooks: [{ field: 'type' }],
  card: ['type', 'place', 'happened', 'hurt', 'services', 'told', 'actions', 'outcome', 'cause', 'lesson'],
});
