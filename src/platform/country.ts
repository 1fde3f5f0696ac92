const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether this is a country's code, two capital letters of ISO 3166. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && names.of(code) !== undefined;
}
