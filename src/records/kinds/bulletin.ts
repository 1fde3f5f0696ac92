import { date, flag } from '../../platform/forms/field.js';
import { defineKind, type Step } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

const hour = 60;
const day = 24 * hour;

/** Reminders to those who have not read it, so many minutes after posting: three, and no more. */
const after = (...minutes: readonly [number, number, number]): readonly Step[] =>
  minutes.map((each) => ({ from: 'start', minutes: each, tell: ['unread'] }));

const writers = ['reporter', 'branch_head', 'hq'] as const;

/** A notice from the head or head office that everybody of the branch must read (K17). */
export const bulletin = defineKind({
  name: 'bulletin',
  prefix: 'BUL',
  by: ['branch_head', 'lobby_manager', 'hq'],
  spreads: ['hq'],
  owner: 'reporter',
  fields: {
    // Never read from a quick line: dates in a notice are part of what it says.
    until: date(),
    important: flag({ quick: true }),
  },
  mustRead: { closes: 'read', newcomers: 30, until: 'until' },
  statuses: { posted: { open: true }, read: { open: false }, ended: { open: false } },
  moves: {
    end: { from: ['posted'], to: 'ended', by: writers, aside: true },
    reopen: { ...reopen(['read', 'ended'], 'posted'), by: writers, sets: { until: null } },
  },
  clocks: [
    {
      name: 'lasts',
      limit: { field: 'until', otherwise: { calendarDays: 30 } },
      until: 'closed',
      closes: 'ended',
      when: { not: { important: [true] } },
      ladder: after(day, 3 * day, 7 * day),
    },
    {
      name: 'lasts_important',
      limit: { field: 'until', otherwise: { calendarDays: 30 } },
      until: 'closed',
      closes: 'ended',
      when: { is: { important: [true] } },
      ladder: after(0, 4 * hour, day),
    },
  ],
  card: ['until', 'important'],
});
