const DIGITS: ReadonlyMap<string, number> = new Map(
  [...'零〇一二三四五六七八九']
    .map((sign, place): [string, number] => [sign, Math.max(0, place - 1)])
    .concat([
      ['两', 2],
      ['兩', 2],
      ['俩', 2],
      ['壹', 1],
      ['贰', 2],
      ['貳', 2],
      ['叁', 3],
      ['參', 3],
      ['肆', 4],
      ['伍', 5],
      ['陆', 6],
      ['柒', 7],
      ['捌', 8],
      ['玖', 9],
    ]),
);
const TENS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const MYRIADS: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
]);

/** The characters of Chinese numbers, for a character class. */
export const hanSigns = `${[...DIGITS.keys()].join('')}${[...TENS.keys()].join('')}廿卅`;
/** The same with those for ten thousand and a hundred million. */
export const hanAmountSigns = `${hanSigns}${[...MYRIADS.keys()].join('')}`;

/**
 * The value of a number in Chinese characters, or in digits mixed with them: 三十五, 两百零五, 三十万, 二〇二六, 2千5百万; null where
 * it is not one.
 */
export function hanNumber(written: string): number | null {
  // 廿 and 卅 are twenty and thirty.
  const signs = written.replace('廿', '二十').replace('卅', '三十').match(/\d+|./gu) ?? [];
  if (signs.length === 0) return null;
  if (signs.length > 1 && signs.every((sign) => DIGITS.has(sign)))
    return Number(signs.map((sign) => DIGITS.get(sign)).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let unit = Number.POSITIVE_INFINITY;
  for (const sign of signs) {
    const value = /^\d/.test(sign) ? Number(sign) : DIGITS.get(sign);
    const ten = TENS.get(sign);
    const myriad = MYRIADS.get(sign);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (ten !== undefined) {
      // Units decrease within a section, and only 十 may stand without a digit before it.
      if (ten >= unit || (digit === null && (ten !== 10 || section > 0))) return null;
      section += (digit ?? 1) * ten;
      unit = ten;
      digit = null;
    } else if (myriad !== undefined) {
      section += digit ?? 0;
      if (section === 0 && (total === 0 || myriad === 1e4)) return null;
      // 一亿二千万 adds its parts, 三万亿 multiplies them.
      total = myriad === 1e8 ? (total + section) * myriad : total + section * myriad;
      section = 0;
      digit = null;
      unit = Number.POSITIVE_INFINITY;
    } else return null;
  }
  // 三千五 is three thousand five hundred, 三万五 thirty-five thousand.
  const last = signs.at(-2) ?? '';
  const step = TENS.get(last) ?? MYRIADS.get(last) ?? 1;
  if (digit !== null && digit < 10 && step > 10) return total + section + (digit * step) / 10;
  return total + section + (digit ?? 0);
}

const SIGNS = [...'零一二三四五六七八九'];

/** A number up to 99 in Chinese characters. */
export function hanOf(number: number): string {
  if (number < 10) return SIGNS[number] ?? '';
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? (SIGNS[tens] ?? '') : ''}十${number % 10 ? (SIGNS[number % 10] ?? '') : ''}`;
}

/** A number in digits or in Chinese characters. */
export const numberOf = (written: string): number | null =>
  /^\d+$/.test(written) ? Number(written) : hanNumber(written);
