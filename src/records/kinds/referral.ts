import { amount, choice, customerName, date, flag, person, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { reopen } from '../rules/usual.js';

const works = ['owner', 'branch_head'] as const;
const begun = ['taken', 'contacted', 'met'] as const;

export const referral = defineKind({
  name: 'referral',
  prefix: 'REF',
  follow: 'every step',
  fields: {
    waiting: flag({ quick: true }),
    rm: person({ quick: true, role: 'rm' }),
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
    signal_amount: amount({ quick: true }),
    small_signal: choice(['deposit', 'withdrawal', 'payroll', 'insurance', 'loan', 'remittance'], {
      derived: true,
    }),
    product: choice(['deposit', 'wealth', 'fund', 'insurance', 'loan', 'card', 'forex', 'other'], {
      quick: true,
    }),
    customer: customerName(),
    contact: text({ private: true }),
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
    decline: {
      from: ['new', 'taken'],
      to: 'new',
      by: ['rm', 'owner', 'field:rm'],
      asks: { declined_why: text({ required: true }) },
      releases: true,
      sets: { rm: null },
      tells: ['lobby_manager', 'rm'],
    },
    contact: { from: ['taken', 'contacted'], to: 'contacted', by: works, asks: { next_call: date() } },
    meet: { from: ['taken', 'contacted'], to: 'met', by: works, asks: { next_call: date() } },
    win: {
      from: begun,
      to: 'won',
      by: works,
      asks: { won_product: text(), won_amount: amount({ required: true }) },
    },
    lose: { from: begun, to: 'lost', by: works, asks: { lost_why: text({ required: true }) } },
    unsuit: {
      aside: true,
      from: ['new', ...begun],
      to: 'unsuitable',
      by: ['owner', 'rm', 'branch_head'],
      asks: { unsuitable_why: text({ required: true }) },
    },
    reopen: { ...reopen(['won', 'lost', 'unsuitable'], 'new'), by: ['owner', 'reporter', 'branch_head'] },
  },
  clocks: [
    {
      name: 'waiting',
      limit: { minutes: 5 },
      until: 'owned',
      when: { is: { waiting: [true] } },
      ladder: [
        { from: 'start', minutes: 0, tell: ['field:rm'], otherwise: ['rm'], urgent: true },
        { from: 'due', minutes: 0, tell: ['rm', 'lobby_manager'], urgent: true },
        { from: 'due', minutes: 5, tell: ['branch_head'], urgent: true },
      ],
    },
    {
      name: 'taken',
      limit: { openingHours: 2 },
      until: 'owned',
      ladder: [
        { from: 'due', minutes: 0, tell: ['field:rm'], otherwise: ['rm'] },
        { from: 'due', minutes: 60, tell: ['branch_head'] },
      ],
    },
    {
      name: 'contacted',
      limit: { workingDays: 1 },
      after: ['taken'],
      until: ['contacted', 'met', 'won', 'lost', 'unsuitable', 'new'],
      ladder: [
        { from: 'due', minutes: -60, tell: ['owner'] },
        { from: 'due', minutes: 60, tell: ['branch_head'] },
      ],
    },
    {
      name: 'next_call',
      limit: { field: 'next_call', otherwise: { workingDays: 5 } },
      after: ['contacted', 'met'],
      until: ['won', 'lost', 'unsuitable', 'new'],
      ladder: [
        { from: 'due', minutes: -480, tell: ['owner'] },
        { from: 'due', minutes: 7 * 1440, tell: ['owner'], otherwise: ['branch_head'], again: 7 * 1440 },
      ],
    },
  ],
  tells: ['rm'],
  registers: { to_follow: ['new', 'taken'], handed_over: ['contacted', 'met', 'won', 'lost', 'unsuitable'] },
  // The amounts from which on something is a signal (K3).
  thresholds: {
    amount: 'signal_amount',
    signal: { field: 'signal', below: 'small_signal', monthly: ['payroll'] },
    usual: { payroll: 'salary', insurance: 1, loan: 2, remittance: 1, deposit: 2, withdrawal: 0.5 },
  },
  // Remittances that are each too small can be a signal together.
  watches: [
    {
      name: 'remittances',
      same: 'customer',
      times: 2,
      hours: 365 * 24,
      sums: 'remittance',
      tell: ['rm', 'lobby_manager'],
    },
  ],
  card: [
    'waiting',
    'rm',
    'signal',
    'signal_amount',
    'small_signal',
    'product',
    'next_call',
    'declined_why',
    'won_product',
    'won_amount',
    'lost_why',
    'unsuitable_why',
  ],
});
