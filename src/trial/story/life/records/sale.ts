import { sale } from '../../../../records/module.js';
import type { Product } from '../../stories/stories.js';
import { type Crew, somebody, whoeverSees } from '../crew.js';
import { along, type Happening } from '../habit.js';
import { within } from '../hours.js';
import type { Life } from '../life.js';
import { paidFor } from '../money.js';
import { customerOf, said, storiesOf } from '../words.js';

const sold: Partial<Record<Product, number>> = { deposit: 6, fund: 3, insurance: 3, card: 4 };
/** Products whose risk must be pointed out to the customer. */
const risky: readonly Product[] = ['fund', 'insurance', 'wealth'];

/** Sold at the counter, or a lead that a relationship manager confirms. */
export const sales: Life = {
  comes: { aDay: 0.55 },
  what: (crew) => (crew.chance.happens(0.35) ? leadPassed(crew) : soldOnTheSpot(crew)),
  goesOn: along(sale, {
    passed: [{ move: 'receive', by: ['field:rm', 'rm'], at: within(5, 260) }],
  }),
};

function soldOnTheSpot(crew: Crew): Happening {
  const product = crew.chance.weighed(sold);
  const values = {
    product: said(crew, storiesOf(crew).referrals.products[product]),
    count: 1,
    ...(product === 'card' ? {} : { amount: paidFor(crew, product) }),
    ...(risky.includes(product) ? { risk_told: true } : {}),
  };
  return { kind: sale, input: { text: '', values }, who: whoeverSees(crew, 'rm') };
}

function leadPassed(crew: Crew): Happening {
  const values = { lead: true, rm: somebody(crew, 'rm').personId, ...customerOf(crew) };
  const text = said(crew, storiesOf(crew).referrals.leads);
  return { kind: sale, input: { text, values }, who: somebody(crew, 'staff') };
}
