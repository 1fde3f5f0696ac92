import { choice, moment, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

/**
 * An appointment of a customer. The words are encrypted: the channel only sees the time and who receives the customer
 * (K22).
 */
export const appointment = defineKind({
  name: 'appointment',
  prefix: 'APT',
  text: 'sealed',
  mention: 'owner',
  owner: 'reporter',
  bounds: [{ field: 'at', notBefore: 'now' }],
  fields: {
    at: moment({ quick: true }),
    what: choice(['appointment', 'visitor', 'inspection', 'delivery', 'interview'], { quick: true }),
    visitor: text({ private: true }),
    contact: text({ private: true }),
  },
  statuses: {
    expected: { open: true },
    came: { open: false },
    came_late: { open: false },
    not_come: { open: false },
    cancelled: { open: false },
  },
  moves: {
    come: { from: ['expected'], to: 'came', by: ['member'], style: 'primary' },
    come_late: { from: ['expected'], to: 'came_late', by: ['member'] },
    miss: { from: ['expected'], to: 'not_come', by: ['member'] },
    put_off: {
      aside: true,
      from: ['expected'],
      by: ['member'],
      asks: { at: moment({ required: true }), reason: text() },
    },
    cancel: {
      aside: true,
      from: ['expected'],
      to: 'cancelled',
      by: ['member'],
      asks: { reason: text({ required: true }) },
    },
    reopen: { ...reopen(['came', 'came_late', 'not_come', 'cancelled'], 'expected'), by: ['member'] },
  },
  clocks: [
    {
      name: 'comes',
      limit: { field: 'at', otherwise: { workingDays: 1 } },
      until: 'closed',
      ladder: [
        { from: 'due', minutes: -30, tell: ['owner'] },
        { from: 'due', minutes: 30, tell: ['owner'], otherwise: ['lobby_manager'], again: 1440 },
      ],
    },
  ],
  card: ['at', 'what'],
});
