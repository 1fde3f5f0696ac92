import { count, date, entry, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen, untilSomebodyEndsIt } from '../rules/usual.js';

/** Supplies that are running out (K6). */
export const supplies = defineKind({
  name: 'supplies',
  prefix: 'SUP',
  text: 'optional',
  fields: {
    item: entry('supplies', { quick: true, named: true }),
    left: count({ quick: true }),
    area: entry('areas'),
  },
  statuses: {
    low: { open: true },
    ordered: { open: true },
    arrived: { open: false },
    not_needed: { open: false },
  },
  moves: {
    order: {
      from: ['low'],
      to: 'ordered',
      by: ['member'],
      takes: true,
      asks: { ordered: count(), order_no: text(), expected: date() },
      style: 'primary',
    },
    arrive: { from: ['low', 'ordered'], to: 'arrived', by: ['member'] },
    drop: {
      aside: true,
      from: ['low', 'ordered'],
      to: 'not_needed',
      asks: { reason: text({ required: true }) },
    },
    reopen: { ...reopen(['arrived', 'not_needed'], 'low'), by: ['member'] },
  },
  clocks: [
    {
      name: 'ordered',
      limit: { workingDays: 1 },
      until: ['ordered', 'arrived'],
      ladder: [{ from: 'due', minutes: -60, tell: ['owner'], otherwise: ['duty_supervisor'] }],
    },
    {
      name: 'arrived',
      limit: { field: 'expected', otherwise: { workingDays: 5 } },
      after: ['ordered'],
      until: 'closed',
      ladder: untilSomebodyEndsIt(0),
    },
  ],
  tells: ['duty_supervisor'],
  card: ['item', 'left', 'area', 'ordered', 'order_no', 'expected'],
});
