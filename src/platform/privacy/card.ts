/**
 * The beginnings that card numbers have, with their lengths: Visa, Mastercard, American Express, Diners, JCB, UnionPay
 * (with the older 9558 and 60), Discover, Maestro, Mir.
 */
const ISSUERS: readonly [RegExp, readonly number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:30[0-5]|3[689])/, [14, 16, 19]],
  [/^35(?:2[89]|[3-8])/, [16, 17, 18, 19]],
  [/^(?:62|81)/, [16, 17, 18, 19]],
  [/^(?:60|64[4-9]|65)/, [16, 17, 18, 19]],
  [/^9558/, [16, 17, 18, 19]],
  [/^220[0-4]/, [16, 17, 18, 19]],
  [/^(?:50|5[6-8]|6[37])/, [12, 13, 14, 15, 16, 17, 18, 19]],
];

/** Whether 12 to 19 digits are a payment card's number: a known beginning, its length, and the check digit of Luhn. */
export function isCard(digits: string): boolean {
  return (
    ISSUERS.some(([start, lengths]) => start.test(digits) && lengths.includes(digits.length)) && luhn(digits)
  );
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Cards are written in one piece or in groups of four and more of which only the last may be short. */
export function isCardShape(shape: readonly number[]): boolean {
  return shape.every((length, place) => length >= 4 || place === shape.length - 1);
}
