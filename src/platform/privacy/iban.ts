/** Length of the whole IBAN by country, from the IBAN registry of ISO 13616. */
const LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const START = /(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}/g;
/**
 * What may stand between two characters of an IBAN: one line break or sign of any sort, since the check digits are
 * reliable.
 */
const BETWEEN = /[^\p{L}\p{N}•]/u;
const SIGN = /[A-Za-z0-9]/;

/**
 * The places of IBANs in a folded text, as [start, end); single spaces, signs or line breaks may stand between their
 * characters.
 */
export function ibansIn(text: string): [number, number][] {
  const found: [number, number][] = [];
  for (const { index } of text.matchAll(START)) {
    const length = LENGTHS.get(text.slice(index, index + 2).toUpperCase());
    if (length === undefined) continue;
    const end = endOf(text, index, length);
    if (end !== null && isIban(text.slice(index, end).replace(/[^A-Za-z0-9]/g, ''))) found.push([index, end]);
  }
  return found;
}

/**
 * The end of `length` letters and digits from `start`; null where something else comes first, or more of them follow.
 */
function endOf(text: string, start: number, length: number): number | null {
  let at = start;
  for (let signs = 0; signs < length; at++) {
    const sign = text[at] ?? '';
    if (SIGN.test(sign)) signs++;
    else if (!BETWEEN.test(sign) || !SIGN.test(text[at + 1] ?? '')) return null;
  }
  const goesOn = /\d/.test(text[at - 1] ?? '') ? SIGN : /[A-Za-z]/;
  return goesOn.test(text[at] ?? '') ? null : at;
}

/** ISO 13616: the first four characters moved to the end, letters as 10 to 35, leave 1 when divided by 97. */
function isIban(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of turned) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
