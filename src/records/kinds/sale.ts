import { amount, count, customerName, entry, flag, person, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields } from '../rules/usual.js';

/** A sale on the spot, or a lead that sales must confirm (K10). */
export const sale = defineKind({
  name: 'sale',
  prefix: 'SAL',
  text: 'optional',
  fields: {
    product: entry('products', { quick: true, named: true }),
    count: count({ max: 100_000, quick: true, unit: 'pieces' }),
    amount: amount({ quick: true }),
    risk_told: flag(),
    lead: flag({ quick: true }),
    rm: person({ quick: true, role: 'rm' }),
    customer: customerName(),
    contact: text({ private: true }),
  },
  statuses: { ...outcomeFields.statuses, passed: { open: true }, received: { open: false } },
  starts: [{ when: { is: { lead: [true] } }, status: 'passed' }],
  moves: {
    ...outcomeFields.moves,
    receive: { from: ['passed'], to: 'received', by: ['rm', 'branch_head'], takes: true, style: 'primary' },
    strike: { ...outcomeFields.moves.strike, from: ['noted', 'passed', 'received'] },
  },
  clocks: [
    {
      name: 'received',
      limit: { workingDays: 1 },
      until: ['received', 'noted', 'struck'],
      when: { is: { lead: [true] } },
      ladder: [
        { from: 'due', minutes: -120, tell: ['field:rm'], otherwise: ['rm'] },
        { from: 'due', minutes: 60, tell: ['branch_head'] },
      ],
    },
  ],
  // A lead is somebody's task; a completed sale is only counted.
  quiet: { not: { lead: [true] } },
  card: ['product', 'count', 'amount', 'risk_told', 'lead', 'rm'],
});
