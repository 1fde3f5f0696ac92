import { normalise } from './sealed.js';

/** What a sealed text is recognised by, without being opened: a keyed hash of these words within this scope. */
export interface Recognised {
  words: string;
  scope: string;
}

/** Where the number of a customer stands among words: whatever text it was. */
export const numberScope = 'number';

const NUMBER = /(?<![\d.])\+?\(?\d(?:[ \-.·()]{0,3}\d){6,}/g;
const DAY = /^(?:19|20)\d\d[-./]/;
/** A telephone has no more digits; a longer number is a card's or an identity's. */
const longestPhone = 15;

/**
 * A private field is recognised by all of it; the original of a text in which something was masked by the number in it, the
 * telephone where there are several. Null: by nothing.
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
