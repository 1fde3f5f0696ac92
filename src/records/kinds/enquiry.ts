import { choice, customerName, date, flag, longText, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { remindThenEscalate, reopen } from '../rules/usual.js';

/** A question that is answered later: what was promised, the answer, and the call back (K13). */
export const enquiry = defineKind({
  name: 'enquiry',
  prefix: 'ENQ',
  mention: 'owner',
  owner: 'reporter',
  fields: {
    topic: choice(['account', 'card', 'loan', 'wealth', 'insurance', 'forex', 'app', 'documents', 'other'], {
      quick: true,
    }),
    customer: customerName(),
    contact: text({ private: true }),
    promised: date({ quick: true }),
  },
  statuses: { open: { open: true }, answered: { open: true }, called: { open: false } },
  moves: {
    answer: {
      from: ['open'],
      to: 'answered',
      by: ['member'],
      asks: { answer: longText({ required: true }) },
    },
    call: {
      from: ['open', 'answered'],
      to: 'called',
      by: ['member'],
      asks: { answer: longText({ required: true }), reached: flag() },
      style: 'primary',
    },
    reopen: { ...reopen(['called'], 'open'), by: ['member'] },
  },
  clocks: [
    {
      name: 'promised',
      limit: { field: 'promised', otherwise: { workingDays: 1 } },
      until: 'closed',
      ladder: remindThenEscalate(120, 240),
    },
  ],
  card: ['topic', 'promised', 'answer'],
});
