import { leaders } from '../../platform/directory/roles.js';
import { date, entry, longText, photos, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

/** A corrective action, such as a finding becomes: done by one person, checked by another. */
export const action = defineKind({
  name: 'action',
  prefix: 'ACT',
  mention: 'owner',
  fields: {
    due: date({ quick: true }),
    device: entry('devices', { quick: true }),
    source: text(),
    photos: photos(),
  },
  statuses: {
    open: { open: true },
    done: { open: true },
    checked: { open: false },
    dropped: { open: false },
  },
  moves: {
    finish: {
      from: ['open'],
      to: 'done',
      by: ['owner', 'reporter', ...leaders],
      asks: { proof: longText({ required: true }), proof_photos: photos() },
      stamps: 'done_by',
      tells: ['reporter'],
      style: 'primary',
    },
    approve: {
      from: ['done'],
      to: 'checked',
      by: leaders,
      except: ['owner', 'field:done_by'],
      stamps: 'checked_by',
      style: 'primary',
    },
    send_back: {
      from: ['done'],
      to: 'open',
      by: leaders,
      asks: { reason: text({ required: true }) },
      tells: ['owner'],
    },
    drop: {
      from: ['open', 'done'],
      to: 'dropped',
      by: leaders,
      asks: { reason: text({ required: true }) },
      aside: true,
    },
    reopen: { ...reopen(['checked', 'dropped'], 'open'), by: leaders },
  },
  clocks: [
    {
      name: 'due',
      limit: { field: 'due', otherwise: { workingDays: 3 } },
      until: ['done', 'checked', 'dropped'],
      ladder: [
        { from: 'due', minutes: -120, tell: ['owner'], otherwise: ['lobby_manager'] },
        { from: 'due', minutes: 60, tell: ['owner', 'duty_supervisor'] },
        { from: 'due', minutes: 1440, tell: ['branch_head'], again: 7 * 1440 },
      ],
    },
    {
      name: 'checked',
      limit: { workingDays: 2 },
      after: ['done'],
      until: ['open', 'checked', 'dropped'],
      ladder: [{ from: 'due', minutes: -240, tell: ['lobby_manager', 'duty_supervisor'] }],
    },
  ],
  card: ['source', 'device', 'due', 'proof'],
});
