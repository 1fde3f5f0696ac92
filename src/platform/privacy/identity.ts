import { dateOf } from '../time/day.js';

const CHINA_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHINA_CHECKS = '10X98765432';
/** A region of the mainland, of Hong Kong, Macau and Taiwan residents (8), or a foreign permanent resident (9); a year of birth. */
const CHINA_SHAPE = /^[1-9]\d{5}(?:19|20)\d{9}[\dX]$/;

/** A Chinese resident identity number: 17 digits with a birth date and a check character (ISO 7064 MOD 11-2). */
export function isChineseIdentity(number: string): boolean {
  if (!CHINA_SHAPE.test(number)) return false;
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (dateOf(year ?? 0, month ?? 0, day ?? 0) === null) return false;
  const sum = CHINA_WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return number[17] === CHINA_CHECKS[sum % 11];
}

/** Values of the first letter: A 10 … Z 33 in the order in which Taiwan gave them to its counties. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** A Taiwanese identity or residence number: a letter, 1, 2, 8 or 9, seven digits and a check digit. */
export function isTaiwaneseIdentity(number: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/.test(number)) return false;
  const county = TAIWAN_LETTERS.indexOf(number[0] ?? '') + 10;
  const weighed = [...number.slice(1)].reduce(
    (total, digit, place) => total + Number(digit) * Math.max(8 - place, 1),
    0,
  );
  return (Math.floor(county / 10) + (county % 10) * 9 + weighed) % 10 === 0;
}

/** A Hong Kong identity number, 'A1234563' without its brackets: one or two letters, six digits, a check character. */
export function isHongKongIdentity(number: string): boolean {
  if (!/^[A-Z]{1,2}\d{6}[\dA]$/.test(number)) return false;
  const signs = number.padStart(9, ' ');
  const value = (sign: string) => (sign === ' ' ? 36 : Number.parseInt(sign, 36));
  const sum = [...signs].reduce((total, sign, place) => total + value(sign) * (9 - place), 0);
  return sum % 11 === 0;
}
