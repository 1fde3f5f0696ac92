import { dateOf } from '../../time/day.js';
import { defineCountry } from './country.js';

const CHINA_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHINA_CHECKS = '10X98765432';
/** The region (8: residents of Hong Kong, Macau and Taiwan; 9: foreign permanent residents), then a year of birth. */
const CHINA_SHAPE = /^[1-9]\d{5}(?:19|20)\d{9}[\dX]$/;

/** A Chinese resident identity number: 17 digits with a birth date and a check character (ISO 7064 MOD 11-2). */
function isChineseIdentity(number: string): boolean {
  if (!CHINA_SHAPE.test(number)) return false;
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (dateOf(year ?? 0, month ?? 0, day ?? 0) === null) return false;
  const sum = CHINA_WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return number[17] === CHINA_CHECKS[sum % 11];
}

/** Mainland China. */
export const cn = defineCountry({
  code: 'CN',
  abroad: [
    [/^861[3-9]/, [13]],
    [/^86/, [12, 13, 11]],
  ],
  unmistakable: [
    { begins: /^1[3-9]/, groups: ['11', '3-4-4', '3-8', '7-4', '5-6', '3-2-2-2-2'] },
    { begins: /^861[3-9]/, groups: ['13', '2-11', '2-3-4-4', '2-3-8', '2-7-4', '5-4-4', '5-8'] },
    // A landline in even groups; '0930 1030 1130' are times.
    { begins: /^0[3-9]\d\d[2-8]/, groups: ['12', '4-4-4'] },
  ],
  home: [{ begins: /^1[3-9]/, groups: ['3-3-5', '3-5-3', '4-3-4', '3-3-3-2', '3-2-3-3'] }],
  broken: [{ begins: /^1[3-9]/, groups: ['3-4-4', '3-8', '7-4', '3-2-2-2-2'] }],
  local: [/(?<![\dA-Za-z-])[2-8]\d{3}-\d{4}(?![\dA-Za-z-])/g],
  identities: [
    { digits: 18, check: isChineseIdentity, unmistakable: true },
    // Identity numbers from before 1999: region, date of birth without the century, serial number.
    {
      form: /(?<![\dA-Za-z.,/-])[1-6]\d{5}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![\dA-Za-z]|[.,/-]\d)/g,
    },
    // Passports.
    { form: /(?<![A-Z0-9])E[A-HJ-NP-Z\d]\d{7}(?![A-Z0-9])/gi },
  ],
  hotlines: [/^(?:0\d{2,3})?95\d{3,4}$/, /^(?:0\d{2,3})?1[0-2]\d{3}$/, /^1[0-2]\d$/],
  freephones: [/^[48]00\d{7}$/],
});
