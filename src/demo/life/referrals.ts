import { currencyOf } from '../../domain/money.js';
import { referral } from '../../domain/records/referral.js';
import type { Product, Signal } from '../stories/stories.js';
import { type Crew, memberOf, somebody } from './crew.js';
import { type Habit, type Happening, moves, type Next, notes } from './habit.js';
import { later } from './hours.js';
import { customerOf, said, storiesOf } from './words.js';

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
/** What is won, in British pounds, least and most. */
const amounts: Record<Product, [number, number]> = {
  deposit: [4_000, 60_000],
  wealth: [10_000, 90_000],
  fund: [1_000, 20_000],
  insurance: [300, 4_000],
  loan: [20_000, 240_000],
  card: [500, 3_000],
  forex: [1_000, 15_000],
};
/** The same purse in the branch's money. */
const rates: Record<string, number> = { GBP: 1, CNY: 9, TWD: 41 };

/** A customer whom somebody of the lobby hands on; perhaps to a relationship manager by name. */
export function referralComes(crew: Crew, given: { named?: boolean } = {}): Happening {
  const { chance } = crew;
  const signal = chance.weighed(signals);
  const named = given.named ?? chance.happens(0.7);
  const values = {
    signal,
    product: chance.weighed(products[signal]),
    ...(named ? { rm: somebody(crew, 'rm').personId } : {}),
    ...customerOf(crew),
    ...(chance.happens(0.2) ? { waiting: true } : {}),
  };
  const text = said(crew, storiesOf(crew).referrals[signal]);
  return { kind: referral, input: { text, values }, who: somebody(crew, 'staff') };
}

/** Taken within the hour, called, met, won or lost: days from the first step to the last. */
export const followReferral: Habit = (record, crew) => {
  const { chance } = crew;
  const stories = storiesOf(crew);
  const from = record.updatedAt;
  const owner = memberOf(crew, record.ownerId) ?? somebody(crew, 'branch_head');
  const step = (name: string, given: Record<string, unknown>, at: Date) =>
    moves(referral, name, given, owner, at);
  switch (record.status) {
    case 'new': {
      const taker = memberOf(crew, record.details.rm) ?? somebody(crew, 'rm');
      return moves(referral, 'take', {}, taker, later(crew, from, 4, chance.happens(0.12) ? 260 : 80));
    }
    case 'taken':
      if (chance.happens(0.07))
        return step('unsuit', { unsuitable_why: said(crew, stories.unsuitable) }, later(crew, from, 30, 400));
      return step('contact', {}, later(crew, from, 20, chance.happens(0.1) ? 900 : 300));
    case 'contacted': {
      const justCalled = record.version === 3;
      if (justCalled && chance.happens(0.3)) return notes(crew, owner, later(crew, from, 10, 90));
      if (chance.happens(0.75)) return step('meet', {}, later(crew, from, 200, 900));
      return ending(record.details.product, crew, 0.25, step, later(crew, from, 60, 700));
    }
    case 'met':
      return ending(record.details.product, crew, 0.6, step, later(crew, from, 60, 700));
    default:
      return null;
  }
};

/** Won or lost. @param odds of winning */
function ending(
  product: unknown,
  crew: Crew,
  odds: number,
  step: (name: string, given: Record<string, unknown>, at: Date) => Next,
  at: Date,
): Next {
  const { chance, branch } = crew;
  const stories = storiesOf(crew);
  if (!chance.happens(odds)) return step('lose', { lost_why: said(crew, stories.lost) }, at);
  // What a visitor logged may name no product, or one that no story is about.
  const sold = typeof product === 'string' && product in amounts ? (product as Product) : 'deposit';
  const [least, most] = amounts[sold];
  const amount = chance.between(least, most, 500) * (rates[currencyOf(branch)] ?? 1);
  return step('win', { won_product: said(crew, stories.products[sold]), won_amount: amount }, at);
}
