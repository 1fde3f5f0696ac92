import fc from 'fast-check';
import { card, iban, identity } from '../platform/privacy/numbers.js';
import type { Draw } from './draw.js';

/** A value that identifies a customer, made up for one run and typed by one person. */
export interface Canary {
  value: string;
  by: string;
}

const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
  .map((each) => each.join(''));
const phone = fc.tuple(fc.integer({ min: 3, max: 9 }), digits).map(([second, rest]) => `1${second}${rest}`);
const letters = fc.string({ unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz'), minLength: 12, maxLength: 12 });

const numbers = () => fc.oneof(phone, phone, card, identity, iban);
const names = () => letters.map((each) => `Zq${each}`);
const grouped = (plain: string, between: string): string =>
  /^\d{11}$/.test(plain)
    ? [plain.slice(0, 3), plain.slice(3, 7), plain.slice(7)].join(between)
    : plain.replace(/(.{4})(?=.)/g, `$1${between}`);
/** As people write a number down: in one piece, in groups, in full width. */
const ways = (plain: string): string[] => [
  plain,
  grouped(plain, ' '),
  grouped(plain, '-'),
  plain.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
];
const shapes = () => fc.nat({ max: 3 });

/**
 * Customers' names and numbers that are typed in, and a look for them wherever they must not be. A number is found however
 * its digits are spaced; a name as it stands.
 */
export class Canaries {
  readonly #known = new Map<string, Canary>();

  get count(): number {
    return this.#known.size;
  }

  /** A number that is masked wherever it is typed. */
  number(draw: Draw, by: string): string {
    const value = draw(numbers);
    this.#known.set(value, { value, by });
    return ways(value)[draw(shapes)] ?? value;
  }

  /** A name, which only what is private as a whole can hide. */
  name(draw: Draw, by: string): string {
    const value = draw(names);
    this.#known.set(value, { value, by });
    return value;
  }

  /** Those that can be read in a text. */
  in(text: string): Canary[] {
    const plain = text.normalize('NFKC');
    const found = new Set<Canary>();
    const look = (value: string) => {
      const one = this.#known.get(value);
      if (one) found.add(one);
    };
    for (const [name] of plain.matchAll(/Zq[a-z]{12}/g)) look(name);
    for (const [run] of plain.matchAll(/[A-Z]{2}\d{2}[ -]?[A-Z0-9][A-Z0-9 -]{9,40}/g))
      for (const end of lengths) look(run.replace(/[ -]/g, '').slice(0, end));
    for (const [run] of plain.matchAll(/\d[\d -]{9,}[\dX]/g)) {
      const joined = run.replace(/[ -]/g, '');
      for (let from = 0; from < joined.length; from++)
        for (const length of lengths)
          if (from + length <= joined.length) look(joined.slice(from, from + length));
    }
    return [...found];
  }
}

/** How long numbers are. */
const lengths = [11, 13, 14, 15, 16, 18, 19, 22, 27];
