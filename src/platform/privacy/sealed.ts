/** Numbers with a country code, and the trunk prefix that is put before the rest to get the national number. */
const COUNTRY_CODES: readonly [RegExp, string][] = [
  [/^86(1[3-9]\d{9})$/, ''],
  [/^86(?:0)?([1-9]\d{8,10})$/, '0'],
  [/^886(?:0)?([1-9]\d{7,8})$/, '0'],
  [/^85[23]([2-9]\d{7})$/, ''],
  [/^44(?:0)?([1-9]\d{8,9})$/, '0'],
  [/^1([2-9]\d{9})$/, ''],
  [/^65([3689]\d{7})$/, ''],
  [/^973([13678]\d{7})$/, ''],
];

/**
 * The normalised form of a customer's name, phone or number, so that a keyed hash of it finds the same customer
 * again: compatibility forms made one (NFKC), lower case, without spaces, punctuation and invisible characters, and
 * phones without their country code where it is known ('+86 138-0013-8000', '0086 13800138000' and '138 0013 8000'
 * are one). Simplified and traditional characters stay different; so do the orders of a name's parts.
 */
export function normalise(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  const international = /^[\s\p{Cf}(]*(?:\+|00)/u.test(plain);
  // NFKC once more: characters that were apart may combine now, such as a letter and a cedilla after a space.
  const bare = plain.replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '').normalize('NFKC');
  if (!/^\d+$/.test(bare)) return bare;
  const digits = international ? bare.replace(/^00/, '') : bare;
  // Without + or 00, only a mainland mobile number shows that it begins with a country code.
  if (!international && !/^861[3-9]\d{9}$/.test(digits)) return digits;
  for (const [pattern, trunk] of COUNTRY_CODES) {
    const national = pattern.exec(digits)?.[1];
    if (national !== undefined) return trunk + national;
  }
  return bare;
}
