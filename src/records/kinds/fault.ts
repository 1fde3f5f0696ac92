import { choice, entry, flag, moment, photos, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen, untilSomebodyEndsIt } from '../rules/usual.js';

/** A device that does not work; the time from logging until it works again is its downtime (K5). */
export const fault = defineKind({
  name: 'fault',
  prefix: 'FLT',
  mention: 'owner',
  bounds: [
    { field: 'since', notAfter: 'now' },
    { field: 'restored', notAfter: 'now' },
    { field: 'restored', notBefore: ['since'] },
  ],
  handOver: { when: { is: { state: ['out'] } } },
  fields: {
    device: entry('devices', { quick: true, named: true }),
    area: entry('areas'),
    state: choice(['out', 'degraded'], { quick: true }),
    customers_told: text(),
    sent_to: text(),
    since: moment(),
    photos: photos(),
  },
  statuses: { open: { open: true }, called: { open: true }, restored: { open: false } },
  moves: {
    call: {
      from: ['open', 'called'],
      to: 'called',
      by: ['member'],
      asks: { technician: text({ required: true }), ticket: text(), expected: moment() },
      style: 'primary',
    },
    restore: {
      from: ['open', 'called'],
      to: 'restored',
      by: ['member'],
      asks: { restored: moment(), repair: text(), tested: flag() },
    },
    // It turned out not to be repaired.
    reopen: { ...reopen(['restored'], 'open'), by: ['member'], sets: { restored: null } },
  },
  clocks: [
    {
      name: 'called',
      limit: { openingHours: 1 },
      until: ['called', 'restored'],
      ladder: [{ from: 'due', minutes: 0, tell: ['owner'], otherwise: ['lobby_manager'] }],
    },
    {
      name: 'expected',
      limit: { field: 'expected', otherwise: { workingDays: 1 } },
      after: ['called'],
      until: 'closed',
      ladder: [{ from: 'due', minutes: 0, tell: ['owner'], otherwise: ['reporter'] }],
    },
    { name: 'restored', limit: { workingDays: 2 }, until: 'closed', ladder: untilSomebodyEndsIt(240) },
  ],
  watches: [
    // Three faults of a device in a month have a cause that must be found (Z10).
    { name: 'device', same: 'device', times: 3, hours: 30 * 24, opens: 'action', tell: ['branch_head'] },
    { name: 'area', same: 'area', times: 3, hours: 30 * 24, opens: 'action', tell: ['branch_head'] },
  ],
  tells: ['duty_supervisor'],
  card: [
    'device',
    'area',
    'state',
    'since',
    'customers_told',
    'sent_to',
    'technician',
    'ticket',
    'expected',
    'restored',
    'repair',
  ],
});
