import parsePhoneNumber, {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
} from 'libphonenumber-js/max';
import type { Phones } from './countries/country.js';
import { countries, countryOf } from './countries/index.js';

/** Numbers with the trunk prefix 0, as in mainland China, Taiwan, Britain and elsewhere. */
const longDistance: Phones = {
  begins: /^0[1-9]/,
  groups: [
    ...['11', '3-8', '4-7', '4-8', '3-7', '2-8', '2-7', '5-6', '5-5', '4-6'],
    ...['3-4-4', '2-4-4', '2-3-4', '5-3-3', '4-3-4', '4-3-3'],
  ],
};
const unmistakable = [...countries.flatMap((country) => country.unmistakable ?? []), longDistance];
const broken = countries.flatMap((country) => country.broken?.filter(({ home }) => !home) ?? []);
const abroad = countries.flatMap((country) => country.abroad ?? []);
const freephones = countries.flatMap((country) => country.freephones ?? []);

const SHORTEST = 8;
const LONGEST = 15;
/** Types of public numbers: free ones, and those of companies and services. */
const PUBLIC: readonly NumberType[] = ['TOLL_FREE', 'SHARED_COST', 'PREMIUM_RATE', 'UAN'];

const isWritten = (ways: readonly Phones[], digits: string, groups: string) =>
  ways.some((way) => way.groups.includes(groups) && way.begins.test(digits));

/** Whether digits in groups of these lengths are a phone number in every country. */
export const isPhone = (digits: string, groups: string): boolean => isWritten(unmistakable, digits, groups);

/** Whether they are a mobile number although a sign stands between them that does not belong in a number. */
export const isBrokenPhone = (digits: string, groups: string, country: string | undefined): boolean =>
  isWritten(broken, digits, groups) || isWritten(countryOf(country)?.broken ?? [], digits, groups);

/**
 * Whether they are a phone number in a branch of this country: written as is usual there, and valid in the numbering
 * plan. A date, round amounts side by side and counting are not.
 */
export function isHomePhone(digits: string, shape: readonly number[], country: string): boolean {
  const groups = shape.join('-');
  if (digits.length < SHORTEST || digits.length > LONGEST || shape.includes(1)) return false;
  if (DAY.test(digits) || areRound(digits, shape) || areCounted(digits, shape)) return false;
  const known = countryOf(country)?.home;
  if (known && !isWritten(known, digits, groups)) return false;
  const number = planned(digits, country);
  if (!number?.isValid()) return false;
  if (known || shape.length === 1) return true;
  const [, ...abroad] = number.formatInternational().split(' ');
  return [number.formatNational(), abroad.join(' ')].some((written) => lengths(written) === groups);
}

const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

const areRound = (digits: string, shape: readonly number[]): boolean =>
  shape.length > 1 && shape.every((_, at) => digits.startsWith('00', total(shape.slice(0, at + 1)) - 2));

/** Whether each group is one more than the one before: 06 07 08 09 10. */
function areCounted(digits: string, shape: readonly number[]): boolean {
  const groups = shape.map((length, at) => {
    const end = total(shape.slice(0, at + 1));
    return Number(digits.slice(end - length, end));
  });
  return groups.length > 2 && groups.every((group, at) => at === 0 || group === (groups[at - 1] ?? 0) + 1);
}

const total = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length, 0);

/** Lengths of the groups of digits in a text, as `3-4-4`. */
const lengths = (text: string) => (text.match(/\d+/g) ?? []).map((group) => group.length).join('-');

/** The number as parsed by the country's numbering plan. */
const planned = (digits: string, country: string | undefined) =>
  parsePhoneNumber(digits, {
    ...(isPlanned(country) ? { defaultCountry: country } : {}),
    extract: false,
  });

const isPlanned = (country: string | undefined): country is CountryCode =>
  country !== undefined && isSupportedCountry(country);

/**
 * Whether a number is public: a hotline, a free or a shared-cost number. @param number with its plus sign or 00, if
 * any
 */
export function isPublicPhone(number: string, country: string | undefined): boolean {
  const digits = number.replace(/^00|\D/g, '');
  const dialled = /^(?:\+|00)/.test(number) ? `+${digits}` : number.replace(/\D/g, '');
  if (freephones.some((free) => free.test(dialled))) return true;
  const where = country === undefined ? countries : [countryOf(country)];
  if (where.some((one) => one?.hotlines?.some((hotline) => hotline.test(dialled)))) return true;
  if (!dialled.startsWith('+') && !isPlanned(country)) return false;
  const type = planned(dialled, country)?.getType();
  return type !== undefined && PUBLIC.includes(type);
}

/**
 * Which of the readings of a number after a plus sign is the phone number: of several group ends the one that the country
 * code allows, else the longest of 8 to 15 digits. Null where none can be.
 * @param readings the digits up to each following group's end, shortest first
 */
export function internationalPhone(readings: readonly string[]): string | null {
  const possible = readings.filter(
    (each) => each.length >= SHORTEST && each.length <= LONGEST && each[0] !== '0',
  );
  return knownLength(possible) ?? possible.at(-1) ?? null;
}

/** The same for a number that begins with 00 instead: taken only where the country code is known. */
export function dialledPhone(readings: readonly string[]): string | null {
  const dialled = readings.filter((each) => each.startsWith('00')).map((each) => each.slice(2));
  const found = knownLength(dialled);
  return found === null ? null : `00${found}`;
}

function knownLength(readings: readonly string[]): string | null {
  const known = abroad.find(([begins]) => begins.test(readings[0] ?? ''))?.[1] ?? [];
  for (const length of known) {
    const found = readings.find((each) => each.length === length);
    if (found !== undefined) return found;
  }
  return null;
}
