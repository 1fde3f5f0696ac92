import { choice, customerName, entry, longText, text } from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { remindThenEscalate, reopen } from '../rules/usual.js';

/** A suggestion of customers or staff; it goes to the department concerned and comes back with an answer (K7). */
export const suggestion = defineKind({
  name: 'suggestion',
  prefix: 'SUG',
  mention: 'owner',
  fields: {
    source: choice(['customer', 'comment_book', 'staff', 'survey'], { quick: true }),
    topic: choice(['waiting', 'service', 'product', 'fees', 'device', 'premises', 'app', 'rules', 'other'], {
      quick: true,
    }),
    department: entry('departments'),
    customer: customerName(),
    contact: text({ private: true }),
  },
  statuses: {
    new: { open: true },
    passed_on: { open: true },
    answered: { open: false },
    declined: { open: false },
  },
  moves: {
    pass_on: {
      from: ['new', 'passed_on'],
      to: 'passed_on',
      by: ['member'],
      asks: { department: entry('departments', { required: true }) },
      style: 'primary',
    },
    answer: {
      from: ['new', 'passed_on'],
      to: 'answered',
      by: ['member'],
      asks: {
        answer: longText({ required: true }),
        measures: longText({ becomes: { kind: 'action', of: 'each line' } }),
      },
    },
    decline: {
      aside: true,
      from: ['new', 'passed_on'],
      to: 'declined',
      asks: { reason: text({ required: true }) },
    },
    reopen: reopen(['answered', 'declined'], 'new'),
  },
  clocks: [
    { name: 'answered', limit: { workingDays: 10 }, until: 'closed', ladder: remindThenEscalate(1440, 7200) },
  ],
  // Suggestions that come again and again are reported, so that the department can deal with the cause.
  watches: [
    { name: 'often', same: 'topic', times: 5, hours: 30 * 24, tell: ['lobby_manager'] },
    { name: 'department', same: 'department', times: 10, hours: 30 * 24, tell: ['branch_head'] },
  ],
  tells: ['lobby_manager'],
  card: ['source', 'topic', 'department', 'answer'],
});
