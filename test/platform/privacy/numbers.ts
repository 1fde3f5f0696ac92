import fc from 'fast-check';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''));

/** A card number of the usual issuers and lengths, ending in the digit that makes Luhn's sum a multiple of ten. */
export const card = fc
  .constantFrom(
    ['4', 16],
    ['4', 13],
    ['51', 16],
    ['2221', 16],
    ['34', 15],
    ['36', 14],
    ['3528', 16],
    ['62', 19],
    ['62', 16],
  )
  .chain(([prefix, length]) =>
    digits(Number(length) - String(prefix).length - 1).map((rest) => `${prefix}${rest}`),
  )
  .map((body) => {
    const check = [...'0123456789'].find((digit) => luhnSum(body + digit) % 10 === 0);
    return body + check;
  });

function luhnSum(number: string): number {
  return [...number].reverse().reduce((sum, sign, place) => {
    const value = Number(sign) * (1 + (place % 2));
    return sum + Math.floor(value / 10) + (value % 10);
  }, 0);
}

/** A resident identity number of the mainland with a birth date that exists. */
export const identity = fc
  .record({
    region: fc.integer({ min: 110000, max: 659999 }),
    born: fc
      .integer({ min: -20_000, max: 19_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
    serial: digits(3),
  })
  .map(({ region, born, serial }) => {
    const body = `${region}${born.replaceAll('-', '')}${serial}`;
    // Each place weighs 2 to the power of its distance from the end; the whole must leave 1 when divided by 11.
    const weighed = [...body].reduce((sum, sign, place) => sum + Number(sign) * (2 ** (17 - place) % 11), 0);
    const check = (12 - (weighed % 11)) % 11;
    return body + (check === 10 ? 'X' : check);
  });

/** An IBAN with the right length and check digits of some countries. */
export const iban = fc
  .constantFrom<[string, string, number]>(
    ['DE', '', 18],
    ['GB', 'NWBK', 14],
    ['BH', 'BMAG', 14],
    ['FR', '', 23],
  )
  .chain(([country, bank, length]) =>
    digits(length).map((account) => ({ country, body: `${bank}${account}` })),
  )
  .map(({ country, body }) => {
    const numeric = [...`${body}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('');
    return `${country}${String(98n - (BigInt(numeric) % 97n)).padStart(2, '0')}${body}`;
  });

/** Words without digits in them, as people write about a number. */
export const words = fc
  .array(
    fc.constantFrom(
      '客户',
      '卡号',
      'card',
      'lost',
      'Straße',
      '，',
      '.',
      '!',
      '\n',
      '：',
      '👍',
      '(',
      '<@UABC>',
      '的',
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(' '));

/** Written in one of the ways in which people, and those who would slip past, write a number. */
export const written = (number: string) =>
  fc
    .constantFrom<(plain: string) => string>(
      (plain) => plain,
      (plain) => plain.replace(/(.{4})(?=.)/g, '$1 '),
      (plain) => plain.replace(/(.{4})(?=.)/g, '$1-'),
      (plain) => plain.replace(/(.{4})(?=.)/g, '$1 – '),
      (plain) => [...plain].join(' '),
      (plain) => [...plain].join('\u200b'),
      (plain) => [...plain].join('\u2060\ufeff'),
      (plain) => plain.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
      (plain) => plain.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
      (plain) => plain.replace(/\d/g, '$&\ufe0f\u20e3'),
      (plain) => plain.replace(/(.{4})(?=.)/g, '$1\u3000'),
    )
    .map((write) => write(number));
