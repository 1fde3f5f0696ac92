import {
  amount,
  choice,
  choices,
  customerName,
  date,
  flag,
  longText,
  text,
} from '../../platform/forms/field.js';
import { defineKind } from '../rules/kind.js';
import { outcomeFields, remindThenEscalate } from '../rules/usual.js';

/** Vulnerable customers, home visits, and fraud that was stopped at the counter (K23, Z11). */
export const care = defineKind({
  name: 'care',
  prefix: 'CAR',
  mention: 'owner',
  owner: 'reporter',
  fields: {
    type: choice(
      ['elderly', 'disabled', 'pregnant', 'illness', 'child', 'home_visit', 'fraud_stopped', 'other'],
      {
        quick: true,
      },
    ),
    fast_lane: flag({ quick: true }),
    customer: customerName(),
    contact: text({ private: true }),
    visit: date(),
    protected: amount({ quick: true }),
    told: choices(['family', 'police', 'head_office', 'other_bank']),
  },
  statuses: {
    ...outcomeFields.statuses,
    visit_due: { open: true },
    visited: { open: false },
    call_due: { open: true },
    called: { open: false },
  },
  starts: [
    { when: { is: { type: ['home_visit'] } }, status: 'visit_due' },
    { when: { is: { type: ['fraud_stopped'] } }, status: 'call_due' },
  ],
  moves: {
    ...outcomeFields.moves,
    visit: {
      from: ['visit_due'],
      to: 'visited',
      by: ['member'],
      asks: { did: longText({ required: true }) },
      style: 'primary',
    },
    call: {
      from: ['call_due'],
      to: 'called',
      by: ['member'],
      asks: { heard: longText({ required: true }) },
      style: 'primary',
    },
    strike: { ...outcomeFields.moves.strike, from: ['noted', 'visit_due', 'visited', 'call_due', 'called'] },
  },
  clocks: [
    {
      name: 'visited',
      limit: { field: 'visit', otherwise: { workingDays: 5 } },
      until: ['visited', 'noted', 'struck'],
      when: { is: { type: ['home_visit'] } },
      ladder: remindThenEscalate(480, 1440),
    },
    {
      // A customer who was nearly defrauded is called a few days later, because fraudsters often try again.
      name: 'called',
      limit: { calendarDays: 3 },
      until: ['called', 'noted', 'struck'],
      when: { is: { type: ['fraud_stopped'] } },
      ladder: remindThenEscalate(720, 720),
    },
  ],
  card: ['type', 'fast_lane', 'visit', 'protected', 'told', 'did', 'heard'],
});
