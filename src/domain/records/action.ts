import { date, longText, text } from '../field.js';
import { leaders } from '../people/roles.js';
import { defineKind } from './kind.js';

/** A corrective action: what a finding becomes. Done by one person, checked by another. */
export const action = defineKind({
  name: 'action',
  prefix: 'ACT',
  mention: 'owner',
  fields: { due: date(), source: text() },
  statuses: {
    open: { open: true },
    done: { open: true },
    checked: { open: false },
    dropped: { open: false },
  },
  moves: {
    finish: { from: ['open'], to: 'done', asks: { proof: longText({ required: true }) }, style: 'primary' },
    approve: { from: ['done'], to: 'checked', by: leaders, except: ['owner'], style: 'primary' },
    send_back: { from: ['done'], to: 'open', by: leaders, asks: { reason: text({ required: true }) } },
    drop: {
      from: ['open', 'done'],
      to: 'dropped',
      by: leaders,
      asks: { reason: text({ required: true }) },
      style: 'danger',
    },
    reopen: {
      from: ['checked', 'dropped'],
      to: 'open',
      by: leaders,
      asks: { reason: text({ required: true }) },
    },
  },
  clocks: [
    {
      name: 'due',
      limit: { field: 'due', otherwise: { workingDays: 3 } },
      until: ['done', 'checked', 'dropped'],
      ladder: [
        { from: 'due', minutes: -120, tell: ['owner'] },
        { from: 'due', minutes: 60, tell: ['owner', 'duty_supervisor'] },
        { from: 'due', minutes: 1440, tell: ['branch_head'] },
      ],
    },
  ],
  card: ['source', 'due', 'proof'],
});
