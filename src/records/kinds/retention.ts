import { amount, choice, customerName, flag, longText, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { remindThenEscalate, reopen, take } from '../rules/usual.js';

const isLarge = { is: { large: [true] } } as const;

/** A customer who wants to close an account or a card, or to withdraw a large amount (K4). */
export const retention = defineKind({
  name: 'retention',
  prefix: 'RET',
  mention: 'owner',
  fields: {
    leaving: choice(['account', 'card', 'transfer', 'product', 'other'], { quick: true }),
    amount: amount({ quick: true }),
    large: flag({ derived: true }),
    why: choice(['rate', 'service', 'distance', 'need', 'family', 'competitor', 'other'], { quick: true }),
    customer: customerName(),
    contact: text({ private: true }),
    offer: longText(),
  },
  statuses: { open: { open: true }, talking: { open: true }, kept: { open: false }, lost: { open: false } },
  moves: {
    take: take(['open'], 'talking'),
    keep: { from: ['open', 'talking'], to: 'kept', asks: { offer: longText({ required: true }) } },
    lose: {
      from: ['open', 'talking'],
      to: 'lost',
      asks: { lost_why: longText({ required: true }), went_to: text() },
      tells: ['branch_head'],
      passesUp: { when: isLarge, to: ['hq'] },
    },
    reopen: reopen(['kept', 'lost'], 'talking'),
  },
  clocks: [
    {
      name: 'taken',
      limit: { openingHours: 1 },
      until: 'owned',
      ladder: [{ from: 'due', minutes: 0, tell: ['lobby_manager'] }],
    },
    // A large amount is not let go without an offer (K4).
    {
      name: 'offered',
      limit: { openingHours: 4 },
      until: { given: 'offer' },
      when: isLarge,
      ladder: [
        { from: 'start', minutes: 0, tell: ['branch_head'] },
        { from: 'due', minutes: 0, tell: ['owner', 'lobby_manager'] },
        { from: 'due', minutes: 60, tell: ['branch_head'] },
      ],
    },
    { name: 'settled', limit: { workingDays: 3 }, until: 'closed', ladder: remindThenEscalate(240, 1440) },
  ],
  tells: ['rm', 'lobby_manager'],
  thresholds: { amount: 'amount', reached: 'large', usual: { retention: 1 } },
  card: ['leaving', 'amount', 'large', 'why', 'offer', 'lost_why', 'went_to'],
});
