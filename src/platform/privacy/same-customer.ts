import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { normalise } from './sealed.js';

/**
 * All normalised forms in which a customer's name or phone number may have been stored: a number with and without its
 * country code, typed with or without a plus sign.
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

/** A number typed with + or 00 keeps its country code, which `normalise` takes away. */
const normalised = (text: string, typed: string): string =>
  typed.startsWith('+') ? `+${text.normalize('NFKC').replace(/\D/g, '').replace(/^00/, '')}` : typed;
