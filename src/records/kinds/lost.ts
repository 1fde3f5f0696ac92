import { choice, customerName, photos, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

/** Lost property: found in the lobby, or missed by a customer (K15). */
export const lost = defineKind({
  name: 'lost',
  prefix: 'LST',
  owner: 'reporter',
  fields: {
    what: choice(['found', 'missed'], { quick: true }),
    place: text(),
    kept_at: text(),
    customer: customerName(),
    contact: text({ private: true }),
    photos: photos(),
  },
  statuses: {
    kept: { open: true },
    sought: { open: true },
    returned: { open: false },
    handed_in: { open: false },
    disposed: { open: false },
    not_found: { open: false },
  },
  starts: [{ when: { is: { what: ['missed'] } }, status: 'sought' }],
  moves: {
    find: {
      from: ['sought'],
      to: 'kept',
      by: ['member'],
      asks: { kept_at: text({ required: true }) },
      style: 'primary',
    },
    return: {
      from: ['kept'],
      to: 'returned',
      by: ['member'],
      asks: { claimant: text({ required: true, private: true }), proof: text() },
      style: 'primary',
    },
    hand_in: {
      from: ['kept'],
      to: 'handed_in',
      by: ['member'],
      asks: { handed_to: text({ required: true }) },
    },
    dispose: {
      aside: true,
      from: ['kept'],
      to: 'disposed',
      by: ['lobby_manager', 'duty_supervisor', 'branch_head'],
      asks: { reason: text({ required: true }) },
    },
    give_up: { from: ['sought'], to: 'not_found', asks: { reason: text({ required: true }) } },
    reopen: reopen(['returned', 'handed_in', 'disposed'], 'kept'),
    seek_again: reopen(['not_found'], 'sought'),
  },
  clocks: [
    {
      name: 'settled',
      limit: { calendarDays: 30 },
      until: 'closed',
      ladder: [
        { from: 'due', minutes: -3 * 1440, tell: ['owner'], otherwise: ['lobby_manager'] },
        { from: 'due', minutes: 0, tell: ['lobby_manager'], again: 7 * 1440 },
      ],
    },
  ],
  card: ['what', 'place', 'kept_at', 'proof', 'handed_to'],
});
