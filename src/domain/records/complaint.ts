import { amount, choice, date, flag, longText, text } from '../field.js';
import { defineKind } from './kind.js';
import { remindThenEscalate } from './ladders.js';

export const complaint = defineKind({
  name: 'complaint',
  prefix: 'CMP',
  fields: {
    channel: choice(['in_person', 'comment_book', 'phone', 'hotline', 'app', 'regulator', 'press'], {
      quick: true,
    }),
    customer: text({ private: true }),
    contact: text({ private: true }),
    about: choice(['waiting', 'attitude', 'fees', 'product', 'device', 'error', 'privacy', 'other']),
    step: choice(['quiet_place', 'calm', 'listen', 'record', 'judge', 'promise', 'follow_up']),
  },
  statuses: {
    new: { open: true },
    handling: { open: true },
    answered: { open: true },
    passed_up: { open: true },
    resolved: { open: false },
    withdrawn: { open: false },
  },
  moves: {
    take: { from: ['new'], to: 'handling', by: ['member'], takes: true, style: 'primary' },
    answer: {
      from: ['new', 'handling', 'passed_up'],
      to: 'answered',
      asks: { answer: longText({ required: true }), promised: date() },
    },
    pass_up: {
      from: ['new', 'handling', 'answered'],
      to: 'passed_up',
      asks: { passed_why: longText({ required: true }) },
    },
    resolve: {
      from: ['new', 'handling', 'answered', 'passed_up'],
      to: 'resolved',
      asks: {
        result: longText({ required: true }),
        cause: choice(['process', 'system', 'staff', 'information', 'premises', 'customer', 'other']),
        redress: text(),
        redress_amount: amount(),
        accepted: flag(),
        lesson: longText(),
      },
    },
    withdraw: {
      from: ['new', 'handling', 'answered', 'passed_up'],
      to: 'withdrawn',
      asks: { withdrawn_why: text({ required: true }) },
    },
    reopen: { from: ['resolved', 'withdrawn'], to: 'handling', asks: { reason: text({ required: true }) } },
  },
  // The bank's own clocks; the country's come on top from its profile (time/profiles).
  clocks: [
    {
      name: 'answer',
      limit: { workingDays: 1 },
      until: ['answered'],
      ladder: remindThenEscalate(120, 30),
    },
    {
      name: 'solve',
      limit: { hours: 24 },
      until: 'closed',
      ladder: remindThenEscalate(180, 60),
    },
  ],
  // The same cause many times in a day may be a group that needs a plan of its own.
  watches: [{ name: 'group', same: 'about', times: 5, hours: 24, tell: ['branch_head'] }],
  tells: ['lobby_manager'],
  card: [
    'channel',
    'about',
    'step',
    'promised',
    'answer',
    'passed_why',
    'result',
    'cause',
    'redress',
    'accepted',
  ],
});
