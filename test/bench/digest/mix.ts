import type { kinds } from '../../../src/records/kinds/index.js';
import {
  complaintCauses,
  complaintsAbout,
  incidentTypes,
  optionsOf,
} from '../../../src/reports/rules/tally.js';

/** What branches log of a kind. */
export interface Part {
  kind: (typeof kinds)[number]['name'];
  /** Of all records. */
  share: number;
  /** Nothing: it is over when it is told. */
  open: readonly string[];
  closed: readonly string[];
  clocks: readonly string[];
  /** SQL by the name of the detail; `at` and `closed` are its times. */
  details: Record<string, string>;
}

/** One of the options in an SQL array; each row gets its own. */
export const oneOf = (options: readonly string[]) =>
  `(ARRAY['${options.join("','")}'])[1 + floor(random() * ${options.length})::int]`;
const upTo = (most: number) => `floor(random() * ${most})::int`;
const noted = ['noted', 'noted', 'noted', 'noted', 'noted', 'noted', 'noted', 'noted', 'noted', 'struck'];
const told = { open: [], closed: noted, clocks: [] };

export const mix: readonly Part[] = [
  {
    kind: 'incident',
    share: 0.15,
    open: ['open', 'handling'],
    closed: ['resolved'],
    clocks: ['taken_routine', 'settled'],
    details: { type: oneOf(optionsOf(incidentTypes)) },
  },
  {
    kind: 'complaint',
    share: 0.1,
    open: ['new', 'handling'],
    closed: ['resolved', 'withdrawn'],
    clocks: ['answer', 'solve'],
    details: { about: oneOf(optionsOf(complaintsAbout)), cause: oneOf(optionsOf(complaintCauses)) },
  },
  {
    kind: 'referral',
    share: 0.15,
    open: ['new', 'taken', 'met'],
    closed: ['won', 'lost', 'unsuitable'],
    clocks: ['taken', 'contacted'],
    details: { won_amount: upTo(500_000) },
  },
  {
    kind: 'action',
    share: 0.12,
    open: ['open', 'done'],
    closed: ['checked', 'dropped'],
    clocks: ['due'],
    details: {},
  },
  {
    kind: 'fault',
    share: 0.08,
    open: ['open', 'called'],
    closed: ['restored'],
    clocks: ['called', 'restored'],
    details: {
      device: oneOf(['ATM 1', 'ATM 2', 'Queue machine', 'Printer', 'Door']),
      since: `"at" - random() * interval '2 hours'`,
      restored: `"closed" - random() * interval '2 hours'`,
    },
  },
  {
    kind: 'flow',
    share: 0.2,
    ...told,
    details: {
      waiting: upTo(40),
      longest: upTo(60),
      tickets: upTo(300),
      left: upTo(10),
      self_service: upTo(200),
      counter: upTo(100),
    },
  },
  {
    kind: 'rating',
    share: 0.04,
    ...told,
    details: { satisfied: upTo(50), neutral: upTo(10), dissatisfied: upTo(3) },
  },
  {
    kind: 'suggestion',
    share: 0.04,
    open: ['new', 'passed_on'],
    closed: ['answered', 'declined'],
    clocks: ['answered'],
    details: { department: oneOf(['Cards', 'IT', 'Lending']) },
  },
  { kind: 'enquiry', share: 0.04, ...told, details: {} },
  { kind: 'praise', share: 0.03, ...told, details: { from: oneOf(['customer', 'colleague']) } },
  { kind: 'sale', share: 0.03, ...told, details: { amount: upTo(100_000) } },
  {
    kind: 'retention',
    share: 0.02,
    open: ['open', 'talking'],
    closed: ['kept', 'lost'],
    clocks: ['taken', 'settled'],
    details: { amount: upTo(1_000_000) },
  },
];
