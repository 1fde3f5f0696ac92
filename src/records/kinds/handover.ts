import { choice, longText, person, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

/** What the next shift must know, and its acceptance (K11). */
export const handover = defineKind({
  name: 'handover',
  prefix: 'HND',
  begins: 'open points',
  inDayLog: 'too',
  fields: {
    to: person({ quick: true }),
    shift: choice(['morning', 'midday', 'evening', 'next_day'], { quick: true }),
    points: longText({ becomes: { kind: 'action', of: 'each line' } }),
  },
  statuses: { given: { open: true }, accepted: { open: false }, returned: { open: true } },
  moves: {
    accept: {
      from: ['given', 'returned'],
      to: 'accepted',
      by: ['member'],
      except: ['reporter'],
      takes: true,
      style: 'primary',
    },
    return: {
      from: ['given'],
      to: 'returned',
      by: ['member'],
      except: ['reporter'],
      asks: { unclear: text({ required: true }) },
      tells: ['reporter'],
    },
    give_again: {
      from: ['returned'],
      to: 'given',
      by: ['reporter', 'lobby_manager', 'duty_supervisor'],
      asks: { answer: text({ required: true }) },
      tells: ['field:to'],
    },
    reopen: reopen(['accepted'], 'given'),
  },
  clocks: [
    {
      name: 'accepted',
      limit: { openingHours: 2 },
      until: 'closed',
      ladder: [
        { from: 'due', minutes: 0, tell: ['field:to'], otherwise: ['duty_supervisor'] },
        { from: 'due', minutes: 120, tell: ['duty_supervisor', 'branch_head'] },
      ],
    },
  ],
  tells: ['duty_supervisor'],
  card: ['to', 'shift', 'points', 'unclear', 'answer'],
});
