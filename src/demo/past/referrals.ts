import { currencyOf } from '../../domain/money.js';
import { note } from '../../domain/records/change.js';
import { referral } from '../../domain/records/referral.js';
import type { Product, Signal } from '../stories/stories.js';
import { later } from './hours.js';
import { changed, type Kept, logged, moved, somebody, type Telling } from './past.js';
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
export function referralComes(telling: Telling, now: Date, given: { named?: boolean } = {}): Kept {
  const { past, chance } = telling;
  const signal = chance.weighed(signals);
  const named = given.named ?? chance.happens(0.7);
  const values = {
    signal,
    product: chance.weighed(products[signal]),
    ...(named ? { rm: somebody(telling, 'rm').personId } : {}),
    ...customerOf(telling),
    ...(chance.happens(0.2) ? { waiting: true } : {}),
  };
  const text = said(telling, storiesOf(telling).referrals[signal]);
  return logged(past, referral, { text, values }, somebody(telling, 'staff'), now);
}

/** Logs one and lets it take its course through the pipeline, to its end or as far as it got. */
export function tellReferral(telling: Telling, at: Date): void {
  const { past, agenda, chance } = telling;
  agenda.at(at, () => {
    const kept = referralComes(telling, at);
    const { rm } = kept.record.details;
    const owner = past.members.find(({ personId }) => personId === rm) ?? somebody(telling, 'rm');
    const stories = storiesOf(telling);
    const takenAt = later(telling, at, 4, chance.happens(0.12) ? 260 : 80);
    const step = (name: string, given: Record<string, unknown>, when: Date) =>
      agenda.at(when, () => moved(past, kept, name, given, owner, when));
    step('take', {}, takenAt);
    if (chance.happens(0.07))
      return step(
        'unsuit',
        { unsuitable_why: said(telling, stories.unsuitable) },
        later(telling, takenAt, 30, 400),
      );
    const calledAt = later(telling, takenAt, 20, chance.happens(0.1) ? 900 : 300);
    step('contact', {}, calledAt);
    if (chance.happens(0.3)) {
      const notedAt = later(telling, calledAt, 10, 90);
      agenda.at(notedAt, () =>
        changed(past, kept, notedAt, (record, _, scene) =>
          note(record, said(telling, stories.notes), owner, scene),
        ),
      );
    }
    const metAt = later(telling, calledAt, 200, 900);
    const meets = chance.happens(0.75);
    if (meets) step('meet', {}, metAt);
    const endsAt = later(telling, meets ? metAt : calledAt, 60, 700);
    if (!chance.happens(meets ? 0.6 : 0.25))
      return step('lose', { lost_why: said(telling, stories.lost) }, endsAt);
    const product = kept.record.details.product as Product;
    const [least, most] = amounts[product];
    const amount = chance.between(least, most, 500) * (rates[currencyOf(past.branch)] ?? 1);
    step('win', { won_product: said(telling, stories.products[product]), won_amount: amount }, endsAt);
  });
}
