import type { Folded, Span } from '../text/fold.js';
import { hanAmountSigns, hanNumber, hanSigns } from './numerals.js';
import { meaningOf, oneOf, type Unit, words } from './words.js';

/** A number in a line, with its currency, unit and whatever else belongs to it. */
export interface NumberRead extends Span {
  value: number;
  /** The place of the digits alone. */
  digits: Span;
  /** Written as sums are: with thousands separators, or Chinese characters for ten thousand and more. */
  grouped: boolean;
  /** Written with a word or sign for thousands or more: 30万, 1.2m. */
  magnitude: boolean;
  /** ISO 4217, `$` for the country's own, null where none was written. */
  currency: string | null;
  /** What it counts, where that was written. */
  unit: Unit | null;
  /** A range, or an approximate number: the exact one is not known. */
  range?: true;
  /** An amount per month. */
  monthly?: true;
  /** Called the sum of others in the line. */
  sum?: true;
  /** Written in words that need not be a number, such as 一: it counts only where something else says so. */
  loose?: true;
  percent?: true;
  /** Written in English words: one customer, two counters. */
  spelt?: true;
  /** The currency was written as a sign, which may be that of several countries. */
  sign?: true;
  /** The magnitude is a bare m, which may mean metres. */
  metres?: true;
  /** Part of a name, another measure, a time ago or a word: neither a count nor a sum. */
  other?: true;
  /** The number of an account, a ticket, a room. */
  named?: true;
  /** Only a change, or a part of the whole. */
  change?: true;
  total?: true;
  /** A bound, not an amount: over £50k, 50万以上. */
  bound?: true;
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['£', 'GBP'],
  ['€', 'EUR'],
  ['¥', 'CNY'],
  ['$', '$'],
]);
const CODE = oneOf([...words.currencies.keys()].filter((word) => word !== '$'));
/** 10万元2笔: the currency belongs to the number before it, because a yuan sign never precedes its number. */
const PREFIX = new RegExp(
  `(?:(?:(?<![a-z])(nt|hk|us|sg|s|au|a|ca|c|nz|mop))?([$£€¥])|(?<![\\d万萬亿億千百十k]\\s?)(?![元圆圓块塊])(${CODE}))\\s?$`,
  'u',
);
const PREFIXED: ReadonlyMap<string, string> = new Map([
  ['nt', 'TWD'],
  ['hk', 'HKD'],
  ['us', 'USD'],
  ['sg', 'SGD'],
  ['s', 'SGD'],
  ['au', 'AUD'],
  ['a', 'AUD'],
  ['ca', 'CAD'],
  ['c', 'CAD'],
  ['nz', 'NZD'],
  ['mop', 'MOP'],
]);

const FREE_BEFORE =
  '(?:(?<!\\d|\\d[.,:/-]|#|[a-z]-?)|(?<=(?<![a-z])(?:rmb|cny|usd|hkd|eur|gbp|twd|ntd|nt|sgd|aed|sar|bhd|bd)))';
const DIGITS = "(?:\\d{1,3}(?:[,']\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?";
const NUMBER = new RegExp(
  `${FREE_BEFORE}(${DIGITS})(?:\\s?(?:-|~|至|到|to(?![a-z]))\\s?(${DIGITS})|\\s+(?:out\\s+)?of\\s+\\d+)?(?![\\d:/]|[.,]\\d)|` +
    `([${hanAmountSigns}]+)|(${oneOf([...words.numbers.keys()].filter((word) => word.length > 2))})`,
  'gu',
);
const SPACED = new RegExp(
  `${FREE_BEFORE}\\d{1,3}(?: \\d{3})+(?![\\d.,])(?=\\s?${oneOf(words.currencies.keys())})`,
  'gu',
);
const MAGNITUDE = new RegExp(
  `^\\s?(?:(?:个|個)[多来來几幾余餘]?(?=[亿億])|[多来來几幾余餘])?(${oneOf(words.magnitudes.keys())})(?:(\\d)(?![\\d.%万萬千百]))?`,
  'u',
);
const UNIT = new RegExp(`^\\s?[多来來几幾余餘]?(?:个|個)?\\s?(${oneOf(words.units.keys())})`, 'u');
const CURRENCY = new RegExp(`^\\s?[多来來几幾余餘]?(${oneOf(words.currencies.keys())})`, 'u');
const ABOUT = new RegExp(
  `^\\s?(?:个|個)?[多来來几幾余餘](?:${[...words.magnitudes.keys(), ...words.units.keys(), ...words.currencies.keys()].filter((word) => /\p{Script=Han}/u.test(word)).join('|')})`,
  'u',
);
/** 人数18 is a number of people, 数万 some ten thousand. */
const ABOUT_BEFORE = new RegExp(`(?<![人次笔筆户戶件号號总總])(?:${words.about.join('|')})$`, 'u');
const OTHER_UNIT = new RegExp(
  `^(?:[\\s-]?(?:${oneOf(words.otherUnits.filter((word) => /^[a-z]/.test(word)))})|(?:${words.otherUnits.filter((word) => !/^[a-z]/.test(word)).join('|')}))`,
  'u',
);
const IDENTITY = new RegExp(`(?:${oneOf(words.identity)})[\\s:.#]*$`, 'u');
const CHANGE = new RegExp(`(?:${oneOf(words.change)})\\s*$`, 'u');
const TOTAL = new RegExp(`(?:${oneOf(words.total)})[\\s:]*$`, 'u');
/** The end of a range of sums: 100万~150万. */
const GOES_ON_BEFORE =
  /[\d一二三四五六七八九十百千]\s?(?:千|百)?(?:[万萬亿億]|[km](?![a-z]))\s?(?:-|~|至|到|to)\s?[$£€¥]?$/u;
/** Between 40 and 60k. */
const BETWEEN_BEFORE = /(?<![a-z])between\s+[$£€¥]?[\d.,]{1,12}\s?(?:k|m|grand)?\s+(?:and|to|&)\s+[$£€¥]?$/u;
const BETWEEN_START = /(?<![a-z])between\s+[$£€¥]?$/u;
const AND_MORE = /^\s+(?:and|to|&)\s+[$£€¥]?\d/u;
const GOES_ON = /^\s?(?:-|~|至|到|to(?![a-z]))\s?[$£€¥]?\d/u;
/** An amount per item or period, so that the total is not said: £20k each, 各50万. */
const EACH =
  /^\s*(?:each|apiece|per|pcm|monthly|weekly|yearly|a\s+(?:month|year|week|day))(?![a-z])|^\s?\/\s?(?:m|mth|month|y|yr|year|月|年)(?![a-z])/u;
const A_MONTH =
  /^\s*(?:(?:a|per|each|every)\s+month|pcm|monthly)(?![a-z])|^\s?\/\s?(?:m|mth|month|月)(?![a-z])/u;
const SUM_BEFORE = new RegExp(`(?:${oneOf(words.sums.before)})\\s*(?:of\\s+|is\\s+|:\\s*)?$`, 'u');
const SUM_AFTER = new RegExp(`^\\s*(?:${oneOf(words.sums.after)})`, 'u');
const BOUND_BEFORE = new RegExp(
  `(?:(?<!${oneOf(words.bounds.notOver)}\\s)(?<![a-z])over(?![a-z])|${oneOf(words.bounds.before)})\\s*[$£€¥]?$`,
  'u',
);
const BOUND_AFTER = new RegExp(`^\\s?(?:\\+|${oneOf(words.bounds.after)})`, 'u');
/** 五六十万, 百来万, 半百万, 万把块: approximate amounts in Chinese. */
const ROUGH = /^(?:[一二两兩三四五六七八九]{2}[十百千]?[万萬亿億]|百[万萬亿億]|[百十]$|[万萬]$)/u;
const ROUGH_AFTER = /^[多来來几幾余餘把](?:[万萬亿億]|[块塊元])/u;
const EACH_BEFORE = /(?:\d\s?x\s?|每[单單人笔筆位户戶个個]?|各)$/u;
const AND_HALF =
  /^(?:\p{Script=Han}?半(?!个|個|小|天|价)|\s+(?:and\s+a\s+half|[a-z]+\s+and\s+a\s+half)(?![a-z]))/u;
const AGO = /^\s?(?:之?前|ago(?![a-z])|later(?![a-z])|以?后|以?後)/u;
const PERCENT = /^\s?(?:%|％|percent(?![a-z])|成(?!\p{Script=Han}))/u;
const LARGE = oneOf([...words.magnitudes.keys()].filter((word) => /^[a-z]{3,}/.test(word)));
/** Only long words after "a": "a grand opening", "a grand piano". */
const WHOLE = oneOf([...words.magnitudes.keys()].filter((word) => /^[a-z]{6,}/.test(word)));
const SMALL = oneOf(
  [...words.numbers].filter(([word, value]) => word.length > 2 && value > 0).map(([word]) => word),
);
/** Half a million, 1/2 million, 1½ million, a quarter of a million, a thousand. */
const SHARE = new RegExp(
  `(?<![a-z])(?:(half)|(quarter)(?:\\s+of)?)\\s+(?:an?\\s+)?(${LARGE})|` +
    `(?<![\\d/.,-])(?:(\\d{1,3})\\s?)?(?:([13])/([24])|([½¼¾]))\\s*(?:of\\s+)?(?:an?\\s+)?(${LARGE})|` +
    `(?<![a-z])an?\\s+(${WHOLE})|半(?:个|個)([亿億])`,
  'gu',
);
/** Two hundred, a hundred and twenty thousand. */
const HUNDREDS = new RegExp(
  `(?<![a-z])(an?|${SMALL})\\s+hundred(?:(?:\\s+and)?\\s+(${SMALL}))?(?![a-z])`,
  'gu',
);
const QUARTERS: ReadonlyMap<string, number> = new Map([
  ['¼', 0.25],
  ['½', 0.5],
  ['¾', 0.75],
]);
/** 1亿2千万, 3万5千: several parts that make one number. */
const PART = '(?:[千百十]?[万萬]|[亿億千百])';
const PARTS = new RegExp(
  `(?<![\\d.,])(?:\\d{1,4}${PART}){2,}(?:\\d{1,4}(?![\\d.%号號点點:年月日天个個人位笔筆户戶张張分]))?`,
  'gu',
);

const HAN = `[${hanSigns}]{1,3}|\\d{1,3}`;
/** Durations that are more than a number and a unit, in minutes. */
const DURATIONS: readonly { pattern: RegExp; minutes(found: RegExpExecArray): number }[] = [
  {
    pattern:
      /(?<![\d.,])(\d{1,2})\s?(?:h|hrs?|hours?)\s?(?:and\s)?(\d{1,2})(?:\s?(?:m|mins?|minutes?))?(?![a-z0-9])/gu,
    minutes: ([, hours, minutes]) => Number(hours) * 60 + Number(minutes),
  },
  { pattern: /(?<![a-z])(?:an|one)\s+hour\s+and\s+a\s+half(?![a-z])/gu, minutes: () => 90 },
  { pattern: /(?<![a-z])half\s+an\s+hour(?![a-z])/gu, minutes: () => 30 },
  { pattern: /(?<![a-z])(?:a\s+)?quarter\s+of\s+an\s+hour(?![a-z])/gu, minutes: () => 15 },
  { pattern: /(?<![a-z])an\s+hour(?![a-z])/gu, minutes: () => 60 },
  {
    pattern: new RegExp(`(${HAN})\\s?(?:个|個)半(?:小时|小時|钟头|鐘頭)`, 'gu'),
    minutes: ([, hours]) => (hanOrDigits(hours) ?? Number.NaN) * 60 + 30,
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(${HAN})\\s?(?:个|個)?(?:小时|小時|钟头|鐘頭)(${HAN})\\s?(?:分钟|分鐘|分)`,
      'gu',
    ),
    minutes: ([, hours, minutes]) =>
      (hanOrDigits(hours) ?? Number.NaN) * 60 + (hanOrDigits(minutes) ?? Number.NaN),
  },
  { pattern: /半(?:个|個)?(?:小时|小時|钟头|鐘頭|钟|鐘)/gu, minutes: () => 30 },
  { pattern: /([一三])刻[钟鐘]/gu, minutes: ([, which]) => (which === '三' ? 45 : 15) },
];

const hanOrDigits = (text = '') => (/^\d+$/.test(text) ? Number(text) : hanNumber(text));

/** Every number of a line, without digits inside words, dates, codes and times. */
export function numbersIn({ text }: Folded): NumberRead[] {
  const whole = [...durationsIn(text), ...spokenIn(text), ...partsIn(text)];
  const free = (span: Span) => !whole.some((one) => span.start < one.end && one.start < span.end);
  const spaced = [...text.matchAll(SPACED)].map((found) => {
    const digits = { start: found.index, end: found.index + found[0].length };
    return { ...withMarks(text, digits, Number(found[0].replaceAll(' ', ''))), grouped: true };
  });
  whole.push(...spaced.filter(free));
  const plain = [...text.matchAll(NUMBER)].flatMap((found) => readNumber(text, found) ?? []);
  return [...whole, ...plain.filter(free)].sort((a, b) => a.start - b.start);
}

function durationsIn(text: string): NumberRead[] {
  const found: NumberRead[] = [];
  for (const { pattern, minutes } of DURATIONS)
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const value = minutes(match);
      if (Number.isNaN(value) || found.some((one) => span.start < one.end && one.start < span.end)) continue;
      found.push({
        ...span,
        digits: span,
        value,
        grouped: false,
        magnitude: false,
        currency: null,
        unit: 'minutes',
      });
    }
  return found;
}

/** Numbers in English words: half a million, two hundred. */
function spokenIn(text: string): NumberRead[] {
  const large = (word: string | undefined) => meaningOf(words.magnitudes, word ?? '') ?? 1;
  const shares = [...text.matchAll(SHARE)].map((found) => {
    const [, half, quarter, saidOf, whole, over, under, sign, writtenOf, one, halfOf] = found;
    const part =
      half || halfOf
        ? 0.5
        : quarter
          ? 0.25
          : sign
            ? (QUARTERS.get(sign) ?? 0)
            : over
              ? Number(over) / Number(under)
              : 1;
    return spoken(
      text,
      found,
      (Number(whole ?? 0) + part) * large(saidOf ?? writtenOf ?? one ?? halfOf),
      true,
    );
  });
  const hundreds = [...text.matchAll(HUNDREDS)].map((found) => {
    const [, times, rest] = found;
    const hundred = (meaningOf(words.numbers, times ?? '') ?? 1) * 100;
    return spoken(text, found, hundred + (meaningOf(words.numbers, rest ?? '') ?? 0), false);
  });
  return [...shares, ...hundreds];
}

function spoken(text: string, found: RegExpExecArray, value: number, isLarge: boolean): NumberRead {
  const digits = { start: found.index, end: found.index + found[0].length };
  const read = { ...withMarks(text, digits, value), spelt: true as const };
  return isLarge ? { ...read, magnitude: true } : read;
}

const partsIn = (text: string): NumberRead[] =>
  [...text.matchAll(PARTS)].flatMap((found) => {
    const [whole] = found;
    const value = hanNumber(whole);
    const digits = { start: found.index, end: found.index + whole.length };
    return value === null ? [] : [{ ...withMarks(text, digits, value), grouped: true }];
  });

/** In 一个小时 the 一 is one hour; elsewhere 一个 may just mean "a". */
const isLong = ({ unit }: NumberRead) => unit === 'hours' || unit === 'minutes';

function readNumber(text: string, found: RegExpExecArray): NumberRead | null {
  const [whole, digits, until, han, word] = found;
  const span = { start: found.index, end: found.index + whole.length };
  const value =
    digits !== undefined
      ? Number(digits.replace(/[,']|\s+(?:out\s+)?of.*$/g, ''))
      : han !== undefined
        ? hanNumber(han)
        : meaningOf(words.numbers, word ?? '');
  if (value === null && han !== undefined) return rough(text, span, han);
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  const read = withMarks(text, span, value);
  const before = text.slice(Math.max(0, read.start - 14), read.start);
  const after = text.slice(read.end, read.end + 16);
  const isOther =
    /^[a-z½¼¾⅓⅔]/u.test(after) ||
    /^(?:号|號)/u.test(after) ||
    OTHER_UNIT.test(after) ||
    (read.unit !== null && AGO.test(after)) ||
    (read.unit === 'pieces' && /^\s?(?:[未没沒]|客|窗|柜|櫃|网|網)/u.test(after)) ||
    /(?:^|[^\d])-$|(?:minus|负|負)\s?$/u.test(before);
  const isAbout =
    GOES_ON.test(after) ||
    GOES_ON_BEFORE.test(before) ||
    (BETWEEN_START.test(text.slice(Math.max(0, read.start - 12), read.start)) && AND_MORE.test(after)) ||
    BETWEEN_BEFORE.test(text.slice(Math.max(0, read.start - 40), read.start)) ||
    EACH_BEFORE.test(before) ||
    AND_HALF.test(after) ||
    (read.magnitude && /\d、$/u.test(before)) ||
    ABOUT.test(text.slice(span.end, span.end + 8)) ||
    ABOUT_BEFORE.test(before);
  const isEach = EACH.test(after);
  const monthly = A_MONTH.test(after) && !until && !isAbout;
  const grouped = /[,']/.test(digits ?? '') || until?.includes(',') === true || /[万萬亿億]/u.test(han ?? '');
  const beside = `${text[span.start - 1] ?? ''}${text[span.end] ?? ''}`;
  const marked = read.unit || read.currency || read.magnitude || grouped;
  const loose =
    word !== undefined
      ? !marked
      : han !== undefined && (!marked || (han === '一' && !isLong(read))) && /\p{Script=Han}/u.test(beside);
  return {
    ...read,
    grouped,
    ...(until || isAbout || isEach ? { range: true as const } : {}),
    ...(monthly ? { monthly: true as const } : {}),
    ...(SUM_BEFORE.test(before) || SUM_AFTER.test(after) ? { sum: true as const } : {}),
    ...(word === undefined ? {} : { spelt: true as const }),
    ...(isOther ? { other: true as const } : {}),
    ...(IDENTITY.test(before) ? { named: true as const } : {}),
    ...(CHANGE.test(before) ? { change: true as const } : {}),
    ...(TOTAL.test(before) ? { total: true as const } : {}),
    ...(BOUND_BEFORE.test(before) || BOUND_AFTER.test(after) ? { bound: true as const } : {}),
    ...(loose ? { loose: true as const } : {}),
  };
}

function rough(text: string, { start, end }: Span, han: string): NumberRead | null {
  const after = ROUGH_AFTER.exec(text.slice(end, end + 4));
  if (!ROUGH.test(han) || (/^[百十万萬]$/u.test(han) && !after)) return null;
  const digits = { start, end: end + (after?.[0].length ?? 0) };
  return { ...withMarks(text, digits, 10_000), magnitude: true, range: true };
}

/** The number with its currency, magnitude and unit. */
function withMarks(text: string, digits: Span, plain: number): NumberRead {
  let { end } = digits;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const word = pattern.exec(text.slice(end, end + 24));
    if (word) end += word[0].length;
    return word;
  };
  const percent = take(PERCENT);
  const [, times, tenth] = take(MAGNITUDE) ?? [];
  const by = meaningOf(words.magnitudes, times ?? '');
  const sign = PREFIX.exec(text.slice(Math.max(0, digits.start - 8), digits.start));
  const [, named] = take(CURRENCY) ?? [];
  const [, unit] = named || sign ? [] : (take(UNIT) ?? []);
  return {
    start: digits.start - (sign?.[0].length ?? 0),
    end,
    digits,
    // 8万5 is eighty-five thousand.
    value: plain * (by ?? 1) + (by && tenth ? (Number(tenth) * by) / 10 : 0),
    grouped: false,
    magnitude: by !== undefined,
    currency: sign ? signed(sign) : named ? (meaningOf(words.currencies, named) ?? null) : null,
    unit: unit ? (words.units.get(unit) ?? null) : null,
    ...(percent ? { percent: true as const } : {}),
    ...(sign?.[2] ? { sign: true as const } : {}),
    ...(times === 'm' ? { metres: true as const } : {}),
  };
}

const signed = ([, prefix, sign, code]: RegExpExecArray): string | null =>
  PREFIXED.get(prefix ?? '') ?? SIGNS.get(sign ?? '') ?? meaningOf(words.currencies, code ?? '') ?? null;
