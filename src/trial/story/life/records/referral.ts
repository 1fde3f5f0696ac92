import { type LobbyRecord, referral, thresholdOf } from '../../../../records/module.js';
import type { Product, Signal } from '../../stories/stories.js';
import { type Crew, memberOf, somebody } from '../crew.js';
import { type Habit, type Happening, moves, type Next, notes } from '../habit.js';
import { inWorkingDays, later } from '../hours.js';
import type { Life } from '../life.js';
import { isProduct, paidFor } from '../money.js';
import { customerOf, said, storiesOf } from '../words.js';

const signals: Record<Signal, number> = {
  deposit: 22,
  loan: 18,
  trading: 12,
  insurance: 12,
  payroll: 10,
  remittance: 8,
  executive: 7,
  safe_box: 5,
  study_abroad: 6,
};
const products: Record<Signal, Partial<Record<Product, number>>> = {
  deposit: { deposit: 5, wealth: 4, fund: 2 },
  payroll: { card: 3, deposit: 3 },
  insurance: { insurance: 1 },
  trading: { fund: 4, wealth: 3 },
  loan: { loan: 1 },
  remittance: { forex: 4, deposit: 1 },
  executive: { wealth: 4, card: 2 },
  safe_box: { deposit: 2, wealth: 1 },
  study_abroad: { forex: 3, card: 1 },
};
/** A customer whom somebody in the lobby refers, perhaps to a relationship manager by name. */
export function referralComes(crew: Crew, given: { named?: boolean; waiting?: boolean } = {}): Happening {
  const { chance } = crew;
  const signal = chance.weighed(signals);
  const named = given.named ?? chance.happens(0.7);
  const waiting = given.waiting ?? chance.happens(0.12);
  const values = {
    signal,
    ...amountSeen(signal, crew),
    product: chance.weighed(products[signal]),
    ...(named ? { rm: somebody(crew, 'rm').personId } : {}),
    ...customerOf(crew),
    ...(waiting ? { waiting } : {}),
  };
  const text = said(crew, storiesOf(crew).referrals.signals[signal]);
  return { kind: referral, input: { text, values }, who: somebody(crew, 'staff') };
}

/** The amount that was noticed, where the branch has a threshold for the signal: above it. */
function amountSeen(signal: Signal, { branch, chance }: Crew): { signal_amount?: number } {
  const least = thresholdOf(referral, signal, branch);
  return least === null ? {} : { signal_amount: (least * chance.between(10, 32)) / 10 };
}

/** Taken within the hour, called, met, then won or lost; that takes days. */
const followReferral: Habit = (record, crew) => {
  const { chance } = crew;
  const stories = storiesOf(crew).referrals;
  const from = record.updatedAt;
  const owner = memberOf(crew, record.ownerId) ?? somebody(crew, 'branch_head');
  const step = (name: string, given: Record<string, unknown>, at: Date) =>
    moves(referral, name, given, { who: owner, at });
  // Two of three say when they will call again.
  const talked = (name: string, at: Date) =>
    step(name, chance.happens(0.65) ? { next_call: inWorkingDays(crew, at, 1, 3) } : {}, at);
  switch (record.status) {
    case 'new': {
      const taker = memberOf(crew, record.details.rm) ?? somebody(crew, 'rm');
      const at = record.details.waiting
        ? later(crew, from, 1, 7)
        : later(crew, from, 4, chance.happens(0.12) ? 260 : 80);
      return moves(referral, 'take', {}, { who: taker, at });
    }
    case 'taken':
      if (chance.happens(0.07))
        return step('unsuit', { unsuitable_why: said(crew, stories.unsuitable) }, later(crew, from, 30, 400));
      return talked('contact', later(crew, from, 20, chance.happens(0.1) ? 900 : 300));
    case 'contacted': {
      const justCalled = record.version === 3;
      if (justCalled && chance.happens(0.3)) return notes(crew, 'referral', owner, later(crew, from, 10, 90));
      if (chance.happens(0.75)) return talked('meet', later(crew, from, 200, 900));
      return ending(record, { crew, odds: 0.25 }, step, later(crew, from, 60, 700));
    }
    case 'met':
      return ending(record, { crew, odds: 0.6 }, step, later(crew, from, 60, 700));
    default:
      return null;
  }
};

/** Won or lost. @param odds of winning */
function ending(
  { details: { product } }: LobbyRecord,
  { crew, odds }: { crew: Crew; odds: number },
  step: (name: string, given: Record<string, unknown>, at: Date) => Next,
  at: Date,
): Next {
  const stories = storiesOf(crew).referrals;
  if (!crew.chance.happens(odds)) return step('lose', { lost_why: said(crew, stories.lost) }, at);
  // A visitor may have named no product, or one without stories.
  const sold = isProduct(product) ? product : 'deposit';
  return step(
    'win',
    { won_product: said(crew, stories.products[sold]), won_amount: paidFor(crew, sold) },
    at,
  );
}

export const referrals: Life = {
  comes: { aDay: 2 },
  what: (crew) => referralComes(crew),
  goesOn: followReferral,
};
