import { amount, choice, date, flag, person, text } from '../field.js';
import { defineKind } from './kind.js';

export const referral = defineKind({
  name: 'referral',
  prefix: 'REF',
  follow: 'every step',
  fields: {
    signal: choice([
      'deposit',
      'withdrawal',
      'payroll',
      'insurance',
      'trading',
      'loan',
      'remittance',
      'executive',
      'safe_box',
      'gold_card',
      'study_abroad',
      'other',
    ]),
    product: choice(['deposit', 'wealth', 'fund', 'insurance', 'loan', 'card', 'forex', 'other'], {
      quick: true,
    }),
    rm: person({ quick: true, role: 'rm' }),
    customer: text({ private: true }),
    contact: text({ private: true }),
    waiting: flag(),
  },
  statuses: {
    new: { open: true },
    taken: { open: true },
    contacted: { open: true },
    met: { open: true },
    won: { open: false },
    lost: { open: false },
    unsuitable: { open: false },
  },
  moves: {
    take: {
      from: ['new'],
      to: 'taken',
      by: ['rm', 'lobby_manager', 'branch_head'],
      takes: true,
      style: 'primary',
    },
    contact: { from: ['taken'], to: 'contacted', by: ['owner', 'branch_head'], asks: { next_call: date() } },
    meet: {
      from: ['taken', 'contacted'],
      to: 'met',
      by: ['owner', 'branch_head'],
      asks: { next_call: date() },
    },
    win: {
      from: ['taken', 'contacted', 'met'],
      to: 'won',
      by: ['owner', 'branch_head'],
      asks: { won_product: text(), won_amount: amount({ required: true }) },
    },
    lose: {
      from: ['taken', 'contacted', 'met'],
      to: 'lost',
      by: ['owner', 'branch_head'],
      asks: { lost_why: text({ required: true }) },
    },
    unsuit: {
      from: ['new', 'taken', 'contacted', 'met'],
      to: 'unsuitable',
      by: ['owner', 'rm', 'branch_head'],
      asks: { unsuitable_why: text({ required: true }) },
    },
    reopen: {
      from: ['lost', 'unsuitable'],
      to: 'new',
      by: ['owner', 'reporter', 'branch_head'],
      asks: { reason: text({ required: true }) },
    },
  },
  clocks: [
    {
      name: 'taken',
      limit: { openingHours: 2 },
      until: 'owned',
      ladder: [
        { from: 'due', minutes: 0, tell: ['rm'] },
        { from: 'due', minutes: 60, tell: ['branch_head'] },
      ],
    },
    {
      name: 'contacted',
      limit: { workingDays: 1 },
      after: ['taken'],
      until: ['contacted', 'met', 'won', 'lost', 'unsuitable'],
      ladder: [
        { from: 'due', minutes: -60, tell: ['owner'] },
        { from: 'due', minutes: 60, tell: ['branch_head'] },
      ],
    },
  ],
  tells: ['rm'],
  card: [
    'signal',
    'product',
    'rm',
    'waiting',
    'next_call',
    'won_product',
    'won_amount',
    'lost_why',
    'unsuitable_why',
  ],
});
