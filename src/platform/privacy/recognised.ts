import { normalise } from './sealed.js';

/** What a sealed text is found by without opening it: a keyed hash of these words in this scope (`Seal.digest`). */
export interface Recognised {
  words: string;
  scope: string;
}

/** The scope of customers' numbers in free text, whichever text it was. */
export const numberScope = 'number';

const NUMBER = /(?<![\d.])\+?\(?\d(?:[ \-.·()]{0,3}\d){6,}/g;
const DAY = /^(?:19|20)\d\d[-./]/;
/** The most digits of a phone number; a longer one is of a card or an identity. */
const longestPhone = 15;

/**
 * A private field is found by its whole value. The original of a text in which something was masked is found by the
 * number in it, or by the phone number where there are several; null where there is no number.
 */
export function recognisedBy(field: string, plain: string): Recognised | null {
  if (!field.startsWith('unmasked')) return { words: normalise(plain), scope: field };
  const numbers = (plain.normalize('NFKC').match(NUMBER) ?? [])
    .filter((number) => !DAY.test(number))
    .map((number) => ({ number, digits: number.replace(/\D/g, '').length }));
  const [likeliest] = numbers.sort(
    (a, b) => Number(a.digits > longestPhone) - Number(b.digits > longestPhone) || b.digits - a.digits,
  );
  return likeliest ? { words: normalise(likeliest.number), scope: numberScope } : null;
}
