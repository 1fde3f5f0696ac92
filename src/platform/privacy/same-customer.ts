import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { normalise } from './sealed.js';

/**
 * All that a customer's name or telephone may have been written as, each as `normalise` leaves it: a number with its country
 * code and without, with a plus sign before it or none.
 * @param country ISO 3166, of the branch: whose numbers are written without a country code
 */
export function waysToWrite(text: string, country: string): string[] {
  const plain = normalise(text);
  if (!/^\d{6,17}$/.test(plain)) return [plain];
  const typed = /^\s*(?:\+|＋|00)/u.test(text) ? `+${plain.replace(/^00/, '')}` : plain;
  const home = { ...(isCountry(country) ? { defaultCountry: country } : {}), extract: false };
  const readings = [normalised(text, typed), typed, `+${plain}`].flatMap((one) => {
    const number = parsePhoneNumber(one, home);
    return number?.isPossible() ? [number] : [];
  });
  const ways = readings.flatMap(({ countryCallingCode: code, nationalNumber: national }) => {
    const number = String(national);
    return [number, `0${number}`, `${code}${number}`, `${code}0${number}`, normalise(`+${code}${number}`)];
  });
  return [...new Set([plain, normalise(`+${plain}`), ...ways])];
}

const isCountry = (country: string): country is CountryCode => isSupportedCountry(country);

/** With a sign of dialling abroad the number as it was dialled: `normalise` has taken the country code away. */
const normalised = (text: string, typed: string): string =>
  typed.startsWith('+') ? `+${text.normalize('NFKC').replace(/\D/g, '').replace(/^00/, '')}` : typed;
