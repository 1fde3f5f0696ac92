import fc from 'fast-check';
import type { Kind } from '../../src/records/rules/kind.js';
import { allFields } from '../../src/records/rules/kind.js';

type Given = number | string | ((logged: Date) => string);

const hour = 60 * 60_000;
const words = (...some: string[]) => fc.constantFrom(...some);
const cents = fc.integer({ min: 0, max: 1e9 }).map((amount) => amount / 100);
const upTo = (max: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max }));

/** A moment as it is stored: long before the record was logged, about then, or long after. */
const beside = (before: number, after: number) =>
  fc
    .oneof(fc.constant(0), fc.integer({ min: -before * hour, max: after * hour }))
    .map((away) => (logged: Date) => new Date(logged.getTime() + away).toISOString());

const own: Record<string, Record<string, fc.Arbitrary<Given>>> = {
  fault: {
    device: words('ATM 1', 'ATM 2', 'Coin sorter', 'Door', 'Printer', 'Queue machine', 'VTM'),
    since: beside(900, 40),
    restored: beside(40, 700),
  },
  flow: {
    waiting: fc.oneof(fc.constantFrom(0, 1, 7, 30), upTo(60)),
    longest: fc.oneof(fc.constantFrom(0, 1, 7, 30), upTo(90)),
    tickets: upTo(400),
    left: upTo(30),
    self_service: upTo(300),
    counter: upTo(300),
  },
  rating: { satisfied: upTo(50), neutral: upTo(20), dissatisfied: upTo(5) },
  suggestion: { department: words('Cards', 'IT', 'Lending', 'Marketing', 'Operations', 'Premises', 'Risk') },
  praise: { who: words('p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7') },
  sale: {
    product: words('Bonds', 'Cards', 'Deposits', 'Funds', 'Gold', 'Insurance', 'Loans'),
    amount: cents,
  },
  retention: { amount: cents },
  care: { protected: cents },
  education: { reached: upTo(200) },
  referral: { won_amount: cents },
};

/** The details that reports count, each of them there or not. */
export function someDetails(kind: Kind): fc.Arbitrary<Record<string, Given>> {
  const choices = Object.entries(allFields(kind)).flatMap(([name, field]) =>
    field.type === 'choice' ? [[name, words(...field.options)] as const] : [],
  );
  const all: Record<string, fc.Arbitrary<Given>> = { ...Object.fromEntries(choices), ...own[kind.name] };
  return fc.record(all, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Given>>;
}

/** As they are stored of a record that was logged then. */
export function given(details: Record<string, Given>, logged: Date): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'function' ? value(logged) : value,
    ]),
  );
}

/** The kinds that reports count most of. */
export const told: ReadonlySet<string> = new Set([...Object.keys(own), 'complaint', 'incident']);
