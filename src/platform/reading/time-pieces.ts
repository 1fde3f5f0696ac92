import type { Folded, Span } from '../text/fold.js';
import { dateOf } from '../time/day.js';
import { hanAmountSigns, hanSigns, numberOf } from './numerals.js';
import { type DayPart, meaningOf, oneOf, words } from './words.js';

/** A part of a line that names a time, not yet resolved to a date. */
export type TimePiece = Span &
  (
    | { is: 'offset'; days: number; part?: DayPart }
    /** `week`: 0 this week, 1 the next; absent: the next such day, or the one `later` weeks after it. */
    | { is: 'weekday'; day: number; week?: number; later?: number }
    /** The nth such weekday (-1: the last) of a month, given by its number or as `months` from now. */
    | { is: 'weekday of month'; nth: number; day: number; month?: number; months?: number }
    /** Without a year the next such day. `feast`: written as a holiday's name. */
    | { is: 'date'; year?: number; month: number; day: number; slashed?: true; feast?: true }
    /** A day of this or a coming month. */
    | { is: 'day of month'; day: number; months?: number }
    | {
        is: 'after';
        count: number;
        unit: 'minutes' | 'hours' | 'days' | 'working days' | 'weeks' | 'months';
        within: boolean;
      }
    /** `ahead`: 1 is the next one; `month`: the end of that month. */
    | {
        is: 'end';
        of: 'day' | 'week' | 'month' | 'year';
        ahead?: number;
        month?: number;
        year?: number;
      }
    /** `half`: am or pm, where it was written; `sure`: written as on a 24-hour clock. */
    | { is: 'clock'; hour: number; minute: number; half?: 'am' | 'pm'; sure?: true; dotted?: true }
    | { is: 'part'; part: DayPart }
    /** The time zone that was written (London time), as an IANA name. */
    | { is: 'zone'; zone: string }
    /** Repeated: on Mondays. */
    | { is: 'recurring' }
    /** An approximate time: next week, early December, 月初. `feast`: a holiday without a fixed date. */
    | { is: 'vague'; feast?: true }
    /** Two days at once: 周二三. */
    | { is: 'contradiction' }
    /** It looks like a day or a time but cannot be one: 32 December, 25:00. */
    | { is: 'impossible' }
  );

const HAN = `(?:\\d{1,2}|[${hanSigns}]{1,3})`;
/** An hour in Chinese characters. 一兩點 is not one, and 禮拜一兩點 is two o'clock on Monday. */
const HOUR = '(?:二?十[一二三四五六七八九]?|[零〇一二两兩三四五六七八九])';
const YEAR = `(?:\\d{4}|[〇零一二三四五六七八九]{4}|[今明去]年)`;
/** Four digits after a day are its year where they are of these centuries; else they may be a time of day. */
const CENTURIES = '(?:19|20)\\d{2}';
const MONTH = oneOf(words.months.keys());
const ORDINAL = oneOf(words.ordinals.keys());
const ENGLISH_NUMBER = `(?:\\d{1,3}|${oneOf(words.numbers.keys())})`;
const HALF = '(?:a\\.?\\s?m\\.?|p\\.?\\s?m\\.?)(?![a-z])';

const DIGIT = /\d/;
const HAN_SIGN = /\p{Script=Han}/u;

const pattern = (source: string) => new RegExp(source, 'gu');

/** A way to write a time: a pattern, and what a match means; null where it is not a time after all. */
interface Shape {
  pattern: RegExp;
  /** The text is only searched if it has such a character. */
  needs?: RegExp;
  read(found: RegExpExecArray, place: Reading): Read | null;
}
type Read = TimePiece extends infer One ? (One extends Span ? Omit<One, keyof Span> : never) : never;

/** Countries in which the month is written before the day, by ISO 3166-1. */
export const monthFirst: ReadonlySet<string> = new Set(['CN', 'TW', 'HK', 'MO', 'JP', 'KR', 'US', 'PH']);

interface Reading {
  today: string;
  /** Whether years of the Republic of China, from 1912 on, are read too, as in Taiwan. */
  republic?: boolean;
  /** Whether the month is written before the day. */
  monthFirst: boolean;
  /** ISO 3166-1: a national day is another one in each. */
  country?: string;
}

const number = (text: string | undefined): number => {
  const word = text ?? '';
  return meaningOf(words.numbers, word) ?? numberOf(word) ?? Number.NaN;
};

const YEARS_AHEAD: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 明年: 1, 去年: -1 };

function yearNamed(text: string | undefined, today: string): number | undefined {
  if (!text) return undefined;
  const ahead = YEARS_AHEAD[text];
  if (ahead !== undefined) return Number(today.slice(0, 4)) + ahead;
  const year = numberOf(text) ?? Number.NaN;
  return year < 100 ? 2000 + year : year;
}

const given = (year: number | undefined) => (year === undefined ? {} : { year });

/** Without a year, a leap year is assumed, so that 29 February exists. */
const exists = (year: number | undefined, month: number, day: number) =>
  dateOf(year ?? 2028, month, day) !== null;

function dated(year: number | undefined, month: number, day: number): Read {
  return exists(year, month, day) ? { is: 'date', ...given(year), month, day } : { is: 'impossible' };
}

/** Two numbers with a slash between them, in the country's order; in the other order where only that is a day. */
function pair(year: number | undefined, first: number, second: number, { monthFirst }: Reading): Read | null {
  const [month, day] = monthFirst ? [first, second] : [second, first];
  if (exists(year, month, day)) return { is: 'date', ...given(year), month, day, slashed: true };
  return exists(year, day, month)
    ? { is: 'date', ...given(year), month: day, day: month, slashed: true }
    : null;
}

const dotted = { dotted: true } as const;

function clock(hour: number, minute: number, half?: string, sure?: boolean): Read {
  if (Number.isNaN(hour) || Number.isNaN(minute) || hour > 24 || minute > 59 || (hour === 24 && minute > 0))
    return { is: 'impossible' };
  const named = half ? (half.startsWith('p') ? ('pm' as const) : ('am' as const)) : undefined;
  if (named && (hour > 12 || hour === 0))
    return hour > 12 && named === 'pm' ? { is: 'clock', hour, minute, sure: true } : { is: 'impossible' };
  return {
    is: 'clock',
    hour,
    minute,
    ...(named ? { half: named } : {}),
    ...(sure || hour > 12 ? { sure: true } : {}),
  };
}

/** The minutes of "half", "a quarter", "twenty-five minutes". */
function shareOf(text: string): number {
  if (text === 'half') return 30;
  if (text.endsWith('quarter')) return 15;
  return number(text.replace(/\s+minutes$/, ''));
}

const MINUTES: ReadonlyMap<string, number> = new Map([
  ['半', 30],
  ['一刻', 15],
  ['三刻', 45],
  ['整', 0],
  ['钟', 0],
  ['鐘', 0],
]);

const CHINESE_UNITS: Readonly<
  Record<string, 'minutes' | 'hours' | 'days' | 'working days' | 'weeks' | 'months'>
> = {
  分: 'minutes',
  小: 'hours',
  钟: 'hours',
  鐘: 'hours',
  天: 'days',
  日: 'days',
  工: 'working days',
  周: 'weeks',
  週: 'weeks',
  星: 'weeks',
  礼: 'weeks',
  禮: 'weeks',
  月: 'months',
};

const MONTHS_AHEAD: Readonly<Record<string, number>> = { 本: 0, 这: 0, 這: 0, 下: 1, 上: -1 };

/** Words after a number that show that it is not a time of day: 1500 euros, 1530 people. */
const counted = [
  ...words.currencies.keys(),
  ...words.magnitudes.keys(),
  ...words.units.keys(),
  ...words.otherUnits,
];
const COUNTED = {
  latin: oneOf(counted.filter((word) => /^[a-z]/.test(word))),
  // Only without a space: in 1530 張先生 it is a surname.
  han: oneOf(counted.filter((word) => HAN_SIGN.test(word))),
};

const zoned = (zone: string | undefined): Read | null => (zone === undefined ? null : { is: 'zone', zone });

/** The date of a named holiday, if it is the same every year. */
function feastDay(name: string, country: string | undefined): Read {
  const known = meaningOf(words.feasts, name) ?? null;
  const day = typeof known === 'string' || known === null ? known : (known[country ?? ''] ?? null);
  if (day === null) return { is: 'vague', feast: true };
  return { is: 'date', month: Number(day.slice(0, 2)), day: Number(day.slice(3)), feast: true };
}

const feasts = {
  english: oneOf([...words.feasts.keys()].filter((word) => /^[a-z]/.test(word))),
  chinese: oneOf([...words.feasts.keys()].filter((word) => HAN_SIGN.test(word))),
};

const WEEKS_LATER = `(?:(?:(?:a|one)\\s+)?(week)|(?:a\\s+)?(fortnight)|(${ENGLISH_NUMBER})\\s+weeks)`;
const weeksOf = (week: string | undefined, fortnight: string | undefined, many: string | undefined) =>
  week ? 1 : fortnight ? 2 : number(many);

/** A weekday, today or tomorrow, with a number of weeks added. */
function weeksAfter(day: string, weeks: number): Read | null {
  if (Number.isNaN(weeks)) return null;
  const weekday = meaningOf(words.englishWeekdays, day);
  if (weekday !== undefined) return { is: 'weekday', day: weekday, later: weeks };
  const days = meaningOf(words.days, day);
  return days === undefined ? null : { is: 'offset', days: days + 7 * weeks };
}

const LAST = new Set(['last', '最后', '最後']);
const nthOf = (word: string) =>
  LAST.has(word) ? -1 : (meaningOf(words.ordinals, word) ?? number(word.replace('第', '')));

const DAY_WORD = `(?:${oneOf(words.englishWeekdays.keys())}|today|${oneOf([...words.days].filter(([word, days]) => days === 1 && /^[a-z0-9]/.test(word)).map(([word]) => word))})`;

/** All ways to write a time, the more specific first: what one has matched is not read again by a later one. */
const shapes: readonly Shape[] = [
  // 2026-12-05, 2026/12/5, 2026.12.05, 2026年12月5日
  {
    pattern: pattern(
      `(?<![\\d/.-])(${YEAR})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d/.-]\\d|\\d)|\\s?(?:年|(?<=年))\\s?(${HAN})\\s?月\\s?(${HAN})(?:日|号|號)?)`,
    ),
    read: ([, year, , month, day, hanMonth, hanDay], { today }) =>
      dated(yearNamed(year, today), number(month ?? hanMonth), number(day ?? hanDay)),
  },
  // 115/12/15, 民國115年12月15日
  {
    needs: DIGIT,
    pattern: pattern(
      '(?<![\\d/.-])(?:民國\\s?)?(1\\d{2})([-/.年])(\\d{1,2})[-/.月](\\d{1,2})(?:日|號)?(?![\\d/.-]\\d|\\d)',
    ),
    read: ([, year, , month, day], { republic }) =>
      republic ? dated(1911 + number(year), number(month), number(day)) : null,
  },
  // 05/12/2027, 5.12.2027, 5-12-27
  {
    needs: DIGIT,
    pattern: pattern('(?<![\\d/.-])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})(?![\\d/-]|\\.\\d)'),
    read: ([, first, , second, year], place) =>
      pair(yearNamed(year, place.today), number(first), number(second), place) ?? { is: 'impossible' },
  },
  // 12月5日, 十二月五号
  {
    needs: HAN_SIGN,
    pattern: pattern(`(?<!\\d)(${HAN})\\s?月\\s?(${HAN})(?:\\s?(?:日|号|號)|(?![\\d${hanSigns}个個]))`),
    read: ([, month, day]) => dated(undefined, number(month), number(day)),
  },
  // 5 Dec, 5th of December 2027
  {
    needs: DIGIT,
    pattern: pattern(
      `(?<![\\d/.:-])(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]*(${MONTH})\\.?(?:,?[\\s-]*(${CENTURIES})(?!\\d))?`,
    ),
    read: ([, day, month, year], { today }) =>
      dated(yearNamed(year, today), meaningOf(words.months, month ?? '') ?? 0, number(day)),
  },
  // Dec 5, January 20th, 2027
  {
    needs: DIGIT,
    pattern: pattern(
      `(${MONTH})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\s*(?:am|pm)(?![a-z]))(?:,?\\s*(${CENTURIES})(?!\\d))?`,
    ),
    read: ([, month, day, year], { today }) =>
      dated(yearNamed(year, today), meaningOf(words.months, month ?? '') ?? 0, number(day)),
  },
  // the twelfth of December, December the twelfth
  {
    pattern: pattern(
      `(?:the\\s+)?(${ORDINAL})\\s+(?:of\\s+)?(${MONTH})|(${MONTH})\\s+(?:the\\s+)?(${ORDINAL})`,
    ),
    read: ([, day, month, first, second]) =>
      dated(
        undefined,
        meaningOf(words.months, month ?? first ?? '') ?? 0,
        meaningOf(words.ordinals, day ?? second ?? '') ?? 0,
      ),
  },
  // (三)
  {
    needs: HAN_SIGN,
    pattern: pattern(`(?<=\\d\\s?(?:日|号|號)?\\s?)[(]([${[...words.chineseWeekdays.keys()].join('')}])[)]`),
    read: ([, day = '']) => ({ is: 'weekday', day: words.chineseWeekdays.get(day) ?? 0 }),
  },
  // 20261205
  {
    needs: DIGIT,
    pattern: pattern('(?<![\\d#-])(20\\d{2})(0[1-9]|1[0-2])([0-2]\\d|3[01])(?!\\d)'),
    read: ([, year, month, day]) => dated(number(year), number(month), number(day)),
  },
  // Christmas Eve, Easter Monday
  {
    pattern: pattern(
      `(?:(?<=(?:^|[^a-z])(?:by|before|b4|until|till|on|due)\\s)${feasts.english}|${feasts.english}(?=\\s*$|\\s?[^\\sa-z']|\\s+(?:at|in|from|on|please|pls|noon|midday|morning|afternoon|evening)(?![a-z])))(?!\\s+(?:card|tree|club|party|light|rota|queue|rush)s?(?![a-z]))`,
    ),
    read: ([name], { country }) => feastDay(name, country),
  },
  // 元旦, 春节前, 中秋節當天
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(${feasts.chinese})(?:[节節])?(?:当[天日晚]|當[天日晚]|那天)?(?=之?[前后後]|以[前后後]|上午|下午|早上|中午|晚上|凌晨|\\s?\\d|\\s?$|[\\s,。;、!])`,
    ),
    read: ([, name = ''], { country }) => feastDay(name, country),
  },
  // 3pm London time
  {
    needs: /time/,
    pattern: pattern(`(${oneOf(words.zones.keys())})\\s+time(?![a-z])`),
    read: ([, place = '']) => zoned(meaningOf(words.zones, place)),
  },
  // 3pm GMT
  {
    needs: DIGIT,
    pattern: pattern(`(?<=(?:\\d|[ap]\\.?m|clock)\\s?)(${oneOf(words.zoneSigns.keys())})(?!\\.)`),
    read: ([, sign = '']) => zoned(meaningOf(words.zoneSigns, sign)),
  },
  // 北京时间下午三点
  {
    needs: /[时時][间間]/,
    pattern: pattern(`(${oneOf(words.chineseZones.keys())})(?:当地|當地)?(?:时间|時間)`),
    read: ([, place = '']) => zoned(meaningOf(words.chineseZones, place)),
  },
  // 12-5前, 12.15前, 12-05 10:00
  {
    needs: DIGIT,
    pattern: pattern(
      '(?<![\\d.,:/-])(\\d{1,2})[.-](\\d{1,2})(?:(?=\\s?(?:之前|以前|前)|\\s+\\d{1,2}:\\d{2}|\\s?(?:[上下]午|早上))|(?<=(?:截止|期限|最迟|最遲|最晚)(?:日期|到|至)?[\\s:]?\\d{1,2}[.-]\\d{1,2})(?![\\d.-]))',
    ),
    read: ([, first, second], place) =>
      place.monthFirst ? pair(undefined, number(first), number(second), place) : null,
  },
  // half past three, quarter to 4
  {
    pattern: pattern(
      `(half|(?:a\\s+)?quarter|(?:five|ten|twenty(?:[-\\s]five)?|\\d{1,2})(?:\\s+minutes)?)\\s+(past|to)\\s+(${ENGLISH_NUMBER})(?![\\d:])\\s*(${HALF})?`,
    ),
    read([, share, way, hour, half]) {
      const at = number(hour);
      const minutes = shareOf(share ?? '');
      if (at > 12 || Number.isNaN(at) || Number.isNaN(minutes) || minutes > 30) return null;
      // 9 to 5 is from one to the other, and 10 to 4 may be.
      if (way === 'to' && /^\d+$/.test(share ?? '') && minutes <= 12 && /^\d+$/.test(hour ?? ''))
        return { is: 'vague' };
      if (way === 'past') return clock(at, minutes, half);
      return minutes === 30 ? { is: 'impossible' } : clock(at === 1 ? 12 : at - 1, 60 - minutes, half);
    },
  },
  // half two
  {
    pattern: pattern(
      `(?<![a-z])half\\s+(\\d{1,2}(?=\\s*$|\\s*[,;.](?!\\d)|\\s+(?:mr|mrs|ms|miss|dr|with|for|on|today|tomorrow)(?![a-z]))|${oneOf([...words.numbers].filter(([word, value]) => value <= 12 && value > 0 && word.length > 2 && !word.includes(' ')).map(([word]) => word))})(?!\\s+(?:hours?|a|an|million|dozen)(?![a-z]))`,
    ),
    read: ([, hour]) => clock(number(hour), 30),
  },
  // at 0930, 1430 hrs
  {
    needs: DIGIT,
    pattern: pattern(
      '(?<![\\d:.])([01]\\d|2[0-3])([0-5]\\d)(?!\\d)(?:(?<=(?:^|\\s)at\\s+\\d{4})(?![,.]\\d)|\\s?(?:hrs?|h)(?![a-z]))',
    ),
    read: ([, hour, minute]) => clock(number(hour), number(minute), undefined, true),
  },
  // Wed 2 Dec 1530, 12/2 0930, 周三1530
  {
    needs: DIGIT,
    pattern: pattern(
      `(?<!\\d)(0[6-9]|1[0-8]|2[1-3])([0-5]\\d)(?!\\d)(?<=(?:(?:${MONTH}|${oneOf(words.englishWeekdays.keys())}|${oneOf(words.days.keys())}|\\d(?:st|nd|rd|th)|\\d/\\d{1,2}|[日号號]|[周週期拜][一二三四五六日天])[.,]?\\s*|(?:${MONTH})\\.?\\s\\d{1,2},?\\s+)\\d{4})(?!\\d|[,.]\\d|\\s?(?:-|~|至|到|[$£€¥]|${COUNTED.latin})|${COUNTED.han})`,
    ),
    read: ([, hour, minute]) => clock(number(hour), number(minute), undefined, true),
  },
  // PM3:00, am 10
  {
    needs: DIGIT,
    pattern: pattern(
      '(?<![a-z])([ap]\\.?m)\\.?\\s?(\\d{1,2})(?:[:.](\\d{2}))?(?![\\d:]|\\s*[ap]\\.?m(?![a-z]))',
    ),
    read: ([, half, hour, minute]) => clock(number(hour), number(minute ?? '0'), half),
  },
  // 14:30, 3:30 p.m., 下午3:30
  {
    needs: DIGIT,
    pattern: pattern(`(?<![\\d:.])(\\d{1,2}):(\\d{2})(?::\\d{2})?(?![\\d:])\\s*(${HALF})?`),
    read: ([, hour, minute, half]) => clock(number(hour), number(minute), half, hour?.startsWith('0')),
  },
  // 3pm, 3.30 pm
  {
    needs: DIGIT,
    pattern: pattern(`(?<![\\d:.])(\\d{1,2})(?:\\.(\\d{2}))?\\s*(${HALF})`),
    read: ([, hour, minute, half]) => clock(number(hour), number(minute ?? '0'), half),
  },
  // 3 o'clock
  {
    pattern: pattern(`(?<![\\d:.])(${ENGLISH_NUMBER})\\s*o\\s?['’‘\`]?\\s?clock(?![a-z])\\s*(${HALF})?`),
    read: ([, hour, half]) => clock(number(hour), 0, half),
  },
  // 差一刻五点, 五点差十分
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `差\\s?(?:(${HAN})\\s?分|(一刻))[钟鐘]?\\s?[到就]?\\s?(${HAN})\\s?[点點]|(?<!\\d)(${HAN})\\s?[点點]\\s?差\\s?(?:(${HAN})\\s?分|(一刻))[钟鐘]?`,
    ),
    read([, first, quarter, before, hour, last, quarterLast]) {
      const at = number(before ?? hour);
      const minutes = quarter || quarterLast ? 15 : number(first ?? last);
      if (!(at >= 1 && at <= 24 && minutes >= 1 && minutes <= 30)) return { is: 'impossible' };
      return clock(at === 1 ? 12 : at - 1, 60 - minutes);
    },
  },
  {
    needs: HAN_SIGN,
    pattern: pattern(`差\\s?(?:[一二三四五六七八九十\\d]+分|一刻)[钟鐘]?`),
    read: () => ({ is: 'impossible' }),
  },
  // 3点, 下午三點半, 15时30分
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(?:(?<![\\d${hanSigns}.:])|(?<=[周週期拜][一二三四五六日天]))(\\d{1,2}|${HOUR})\\s?[点點时時](?!(?<=[${hanSigns}][点點])[\\d${hanSigns}]+[万萬亿億%])(?!间|間|候|常|不|评|評|建|意|要求|问|問|原因|说明|說明|想|事|心|小|儿|兒|点|點|子|名|击|擊|钞|鈔|头|頭|水|多|八)\\s?(半|[一三]刻|整|[钟鐘]|[过過零]?(\\d{1,2}|[${hanSigns}]{1,3})(?:分(?!行|理|[之行])|(?![\\d${hanAmountSigns}人位个個笔元块%名张張台台件万萬年月日点點])))?`,
    ),
    read: ([, hour, rest, minute]) => clock(number(hour), MINUTES.get(rest ?? '整') ?? number(minute)),
  },
  // at 3.30, 14.30
  {
    needs: DIGIT,
    pattern: pattern(
      '(?<![\\d.,:/-])(\\d{1,2})\\.([0-5]\\d)(?<=(?:^|[\\s,])\\d{1,2}\\.\\d{2})(?<![£$¥€]\\s?\\d{1,2}\\.\\d{2})' +
        '(?![\\d%]|\\.\\d|\\s?(?:%|[a-z]*(?:kg|km|mm|cm)|元|万|萬|m|k|bn|pounds?|quid|percent)(?![a-z]))',
    ),
    read: ([, hour, minute]) =>
      number(hour) > 23 ? null : { ...clock(number(hour), number(minute)), ...dotted },
  },
  // at 3
  {
    needs: DIGIT,
    pattern: pattern(
      '(?<![a-z])at\\s+(\\d{1,2})(?=\\s*$|\\s*[,;.!]|\\s+(?:with|for|on|today|tomorrow|next|this|in\\s+the)(?![a-z]))',
    ),
    read: ([, hour]) => (number(hour) > 12 ? null : clock(number(hour), 0)),
  },
  {
    pattern: pattern('(?<![a-z])(?:noon|midday)(?![a-z])|正午'),
    read: () => ({ is: 'clock', hour: 12, minute: 0, sure: true }),
  },
  // in 3 days, within two weeks
  {
    pattern: pattern(
      `(in|within)\\s+(?:the\\s+next\\s+)?(${ENGLISH_NUMBER})\\s*(working\\s+day|business\\s+day|day|week|fortnight|month|hour|hr|minute|min)s?(?![a-z])(?:'?\\s*time(?![a-z]))?`,
    ),
    read([, way, typed, unit = '']) {
      const many = number(typed);
      if (Number.isNaN(many)) return null;
      const what = /^(?:work|busi)/.test(unit)
        ? 'working days'
        : unit.startsWith('h')
          ? 'hours'
          : unit.startsWith('min')
            ? 'minutes'
            : unit.startsWith('w')
              ? 'weeks'
              : unit.startsWith('mo')
                ? 'months'
                : 'days';
      const count = unit === 'fortnight' ? 2 * many : many;
      return { is: 'after', count, unit: unit === 'fortnight' ? 'weeks' : what, within: way === 'within' };
    },
  },
  // 一个半小时后, 半个月内, 两个半月后
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(?:(?<![\\d${hanSigns}第])(\\d{1,2}|[${hanSigns}]{1,3})\\s?(?:个|個)半(?:小时|小時|钟头|鐘頭)|(?:(?<![\\d${hanSigns}第])(?:\\d{1,2}|[${hanSigns}]{1,3})\\s?(?:个|個)?)?半(?:个|個)?多?(?:月|天|年|日))\\s?(?:之|以)?(后|後|内|內)`,
    ),
    read([whole, hours, way]) {
      // Half a month alone is fifteen days; a month and a half is how many days nobody knows.
      if (hours === undefined)
        return /^半(?:个|個)?月/u.test(whole)
          ? { is: 'after', count: 15, unit: 'days', within: way === '内' || way === '內' }
          : { is: 'vague' };
      const count = number(hours) * 60 + 30;
      return Number.isNaN(count)
        ? null
        : { is: 'after', count, unit: 'minutes', within: way === '内' || way === '內' };
    },
  },
  // 3天后, 两周内, 半小时后, 5个工作日内
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(?<![\\d${hanSigns}第])(\\d{1,3}|[${hanSigns}]{1,3}|半)\\s?(?:个|個)?\\s?(工作日|工作天|分钟|分鐘|小时|小時|钟头|鐘頭|天|日|周|週|星期|礼拜|禮拜|月)\\s?(?:之|以)?(后|後|内|內)`,
    ),
    read([, count, unit = '', way]) {
      const half = count === '半';
      const what = CHINESE_UNITS[unit[0] ?? ''];
      if (!what || (half && what !== 'hours')) return null;
      const many = half ? 30 : number(count);
      return Number.isNaN(many)
        ? null
        : { is: 'after', count: many, unit: half ? 'minutes' : what, within: way === '内' || way === '內' };
    },
  },
  // 限期3天, 期限两周
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(?<![有无無极極上下])(?:限期|期限|时限|時限|限)(?:[为為是:]|在|于|於)?\\s?(${HAN})\\s?(?:(?:个|個)\\s?(月)|(?:个|個)?\\s?(工作日|工作天|小时|小時|天|周|週|星期|礼拜|禮拜))(?:[之以]?[内內])?`,
    ),
    read([, count, month, unit = '']) {
      const what = CHINESE_UNITS[(month ?? unit)[0] ?? ''];
      return what ? { is: 'after', count: number(count), unit: what, within: true } : null;
    },
  },
  // 下周内, 本月內, 明年年底
  {
    needs: HAN_SIGN,
    pattern: pattern(
      '(下下|本|这|這|下)(?:个|個)?(?:(周|週|星期|礼拜|禮拜)|月(?:份)?)[之以]?[内內]|([今本明])年(?:年?[底末]|[之以]?[内內])',
    ),
    read([, which = '', week, year]) {
      if (year) return { is: 'end', of: 'year', ahead: YEARS_AHEAD[`${year}年`] ?? 0 };
      const ahead = which === '下下' ? 2 : (MONTHS_AHEAD[which] ?? 0);
      return { is: 'end', of: week ? 'week' : 'month', ahead };
    },
  },
  // 一月底, 明年3月底
  {
    needs: HAN_SIGN,
    pattern: pattern(`(?<!\\d)(?:(${YEAR})\\s?年?\\s?)?(${HAN})\\s?月(?:份)?\\s?[底末]`),
    read([, year, month], { today }) {
      const named = number(month);
      return named >= 1 && named <= 12
        ? { is: 'end', of: 'month', month: named, ...given(yearNamed(year, today)) }
        : { is: 'impossible' };
    },
  },
  // the end of next week, end of January
  {
    pattern: pattern(
      `(?:the\\s+)?(?<![a-z])end(?:\\s+of|-)?\\s*(?:(next)\\s+(week|month|year)|(${MONTH})(?:,?\\s+(${CENTURIES}))?)(?![a-z])|(?<![a-z])within\\s+(?:this|the)\\s+(week|month|year)(?![a-z])`,
    ),
    read([, , unit, month, year, within], { today }) {
      if (month)
        return {
          is: 'end',
          of: 'month',
          month: meaningOf(words.months, month) ?? 0,
          ...given(yearNamed(year, today)),
        };
      const of = (unit ?? within) as 'week' | 'month' | 'year';
      return { is: 'end', of, ...(unit ? { ahead: 1 } : {}) };
    },
  },
  // the 5th of next month
  {
    needs: DIGIT,
    pattern: pattern(
      '(?:the\\s+)?(?<![\\d/.-])(\\d{1,2})(?:st|nd|rd|th)\\s+(?:of\\s+)?(next|this)\\s+month(?![a-z])',
    ),
    read: ([, day, which]) => ({ is: 'day of month', day: number(day), months: which === 'next' ? 1 : 0 }),
  },
  // 下月5号, 本月15日
  {
    needs: HAN_SIGN,
    pattern: pattern(`(本|这|這|下|上)(?:个|個)?月\\s?(?:(${HAN})\\s?(?:日|号|號)|(底|末))`),
    read: ([, which = '', day, end]) =>
      end
        ? { is: 'end', of: 'month', ahead: MONTHS_AHEAD[which] ?? 0 }
        : { is: 'day of month', day: number(day), months: MONTHS_AHEAD[which] ?? 0 },
  },
  // end of month, 月底, 年底
  {
    pattern: pattern(oneOf(words.ends.keys())),
    read: ([word]) => ({ is: 'end', of: meaningOf(words.ends, word) ?? 'day' }),
  },
  // on Mondays
  {
    pattern: pattern(
      `(?<![a-z])(?:${[...words.englishWeekdays.keys()].filter((word) => word.endsWith('day')).join('|')})s(?![a-z])`,
    ),
    read: () => ({ is: 'recurring' }),
  },
  // the first Monday in December, last Friday of next month
  {
    pattern: pattern(
      `(?:the\\s+)?(${ORDINAL}|last)\\s+(${oneOf(words.englishWeekdays.keys())})\\s+(?:in|of)\\s+(?:the\\s+)?(?:(${MONTH})|(?:(next|this)\\s+)?month)(?![a-z])`,
    ),
    read: ([, nth = '', day, month, which]) => ({
      is: 'weekday of month',
      nth: nthOf(nth),
      day: meaningOf(words.englishWeekdays, day ?? '') ?? 0,
      ...(month ? { month: meaningOf(words.months, month) ?? 0 } : { months: which === 'next' ? 1 : 0 }),
    }),
  },
  {
    pattern: pattern(
      `(?:${ORDINAL}|last)\\s+(?:${oneOf(words.englishWeekdays.keys())})\\s+(?:in|of)(?![a-z])`,
    ),
    read: () => ({ is: 'impossible' }),
  },
  // a week on Tuesday, two weeks from Friday, a week tomorrow
  {
    pattern: pattern(
      `(?<!(?:in|next|last|this|every|each|past|that|previous|per|within|of)\\s{1,3})(?<![a-z])${WEEKS_LATER}(?:\\s+(?:on|from|after))?\\s+(${DAY_WORD})`,
    ),
    read: ([, week, fortnight, many, day = '']) => weeksAfter(day, weeksOf(week, fortnight, many)),
  },
  // Friday fortnight, tomorrow week, today fortnight
  {
    pattern: pattern(`(?<!(?:next|last|this)\\s{1,3})(${DAY_WORD})\\s+(?:(week)|(fortnight))(?![a-z])`),
    read: ([, day = '', week, fortnight]) => weeksAfter(day, weeksOf(week, fortnight, undefined)),
  },
  // next Friday, Wed, last week Tuesday
  {
    pattern: pattern(
      `(?:(${oneOf([...words.weeks.keys()].filter((word) => /^[a-z]/.test(word)))})\\s+(?:week\\s+(?:on\\s+)?)?)?(${oneOf(words.englishWeekdays.keys())})\\.?(?:\\s+(next|this)\\s+week(?![a-z]))?`,
    ),
    read([, before, day, after]) {
      const week = before ?? after;
      const ahead = week === undefined ? undefined : meaningOf(words.weeks, week);
      return {
        is: 'weekday',
        day: meaningOf(words.englishWeekdays, day ?? '') ?? 0,
        ...(ahead === undefined ? {} : { week: ahead }),
      };
    },
  },
  // 12月第一个周一, 下個月最後一個週五, 每月第一个周一
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(?:(?:(${HAN})\\s?月(?:份)?|(本|这|這|下|每)?(?:个|個)?月)\\s?的?\\s?)?(第\\s?[一二三四五\\d]|最[后後]一?)\\s?(?:个|個)?\\s?(?:(?:${words.chineseWeeks.join('|')})([${[...words.chineseWeekdays.keys()].join('')}])|(?:${words.chineseWeeks.join('|')}))`,
    ),
    read([, named, which, nth = '', sign]) {
      if (which === '每') return { is: 'recurring' };
      const month = named === undefined ? undefined : number(named);
      const day = words.chineseWeekdays.get(sign ?? '');
      if (day === undefined || sign === '末' || (month === undefined && which === undefined))
        return { is: 'vague' };
      return {
        is: 'weekday of month',
        nth: nthOf(nth.replace(/\s|一$(?<=[后後]一)/gu, '')),
        day,
        ...(month === undefined ? { months: MONTHS_AHEAD[which ?? ''] ?? 0 } : { month }),
      };
    },
  },
  // 下周五, 星期三, 禮拜天
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(${oneOf([...words.weeks.keys()].filter((word) => !/^[a-z]/.test(word)))})?(?:${words.chineseWeeks.join('|')})([${[...words.chineseWeekdays.keys()].join('')}1-7])(?!(?<=\\d)\\d|[个個]|\\p{Script=Han}{0,2}(?:先生|女士|小姐|太太|老师|老師|经理|經理|总(?!部|行)|總(?!部|行)|阿姨|师傅))([二三四五六日末](?![点點时時])|[、和到至-][周週]?[一二三四五六日])?`,
    ),
    read([, week, day = '', also]) {
      if (also) return { is: 'contradiction' };
      const ahead = week === undefined ? undefined : words.weeks.get(week);
      return {
        is: 'weekday',
        day: words.chineseWeekdays.get(day) ?? Number(day),
        ...(ahead === undefined ? {} : { week: ahead }),
      };
    },
  },
  {
    pattern: pattern(oneOf(words.dayParts.keys())),
    read([word]) {
      const [days, part] = meaningOf(words.dayParts, word) ?? [0, 'morning' as const];
      return { is: 'offset', days, part };
    },
  },
  {
    pattern: pattern(oneOf(words.days.keys())),
    read: ([word]) => ({ is: 'offset', days: meaningOf(words.days, word) ?? 0 }),
  },
  // 3号, 5日, the 5th
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(?<![\\d${hanSigns}月第/.-])(\\d{1,2}|[${hanSigns}]{1,3})\\s?(?:日|号|號)(?!\\d|[${words.notDay}])`,
    ),
    read: ([, day]) => ({ is: 'day of month', day: number(day) }),
  },
  {
    pattern: pattern(
      '(?:the\\s+)?(?<![\\d/.-])(\\d{1,2})(?:st|nd|rd|th)(?=\\s*$|\\s*[,;.:!)]|\\s+at(?![a-z])|\\s*\\d{1,2}(?::|\\s*[ap]m))',
    ),
    read: ([, day]) => ({ is: 'day of month', day: number(day) }),
  },
  // 12/5
  {
    needs: DIGIT,
    pattern: pattern(
      '(?<![\\d/.-]|\\d:|[a-z]-?)(\\d{1,2})/(\\d{1,2})(?![\\d/%]|[\\s-]*(?:of|inch|in)(?![a-z])|寸|的)',
    ),
    read: ([whole, first, second], place) =>
      ratios.has(whole) ? null : pair(undefined, number(first), number(second), place),
  },
  // last year, next week, early December, 下周, 月初
  {
    pattern: pattern(
      `(?<![a-z])(?:(?:early|late|mid|beginning\\s+of|start\\s+of|middle\\s+of|sometime|some\\s+time)[\\s-]+(?:(?:next|this|the)\\s+(?:week|month|year)|${MONTH})|(?:next|last)\\s+(?:week|month|quarter|year)|mid[\\s-]?(?:week|month))(?![a-z])|(?<![\\d:.])\\d{1,2}(?:[:.]\\d{2})?\\s?-?ish(?![a-z])`,
    ),
    read: () => ({ is: 'vague' }),
  },
  {
    needs: HAN_SIGN,
    pattern: pattern(
      `(?:[本这這下]?(?:个|個)?|(?<!\\d)${HAN})(?<![腊臘正])月(?:份)?(?:初(?![一二三四五六七八九十])|中旬|上旬|下旬|中(?![午秋]))|[去前]年|上(?:个|個)?(?:月|周|週|星期|礼拜|禮拜)|下{1,2}(?:个|個)?(?:周|週|星期|礼拜|禮拜|月|季度?)(?![\\d${hanSigns}底末内內])|年(?:初|中(?!秋))|[改过過](?:几|幾|两|兩)?天`,
    ),
    read: () => ({ is: 'vague' }),
  },
  {
    pattern: pattern(`(?:in\\s+the\\s+)?(?<!最)${oneOf(words.parts.keys())}`),
    read: ([word]) => ({
      is: 'part',
      part: meaningOf(words.parts, word.replace(/^in\s+the\s+/, '')) ?? 'morning',
    }),
  },
];

/** "Round the clock" and its reverse, which are not days. */
const ratios = new Set(['24/7', '7/24']);

/** All parts of a line that name times, in order, without overlaps. */
export function timePiecesIn({ text }: Folded, place: Reading): TimePiece[] {
  const taken = new Uint8Array(text.length);
  const found: TimePiece[] = [];
  const has = new Map<RegExp, boolean>();
  const holds = (sign: RegExp) => {
    const known = has.get(sign) ?? sign.test(text);
    has.set(sign, known);
    return known;
  };
  for (const { pattern: shape, needs, read } of shapes) {
    if (needs && !holds(needs)) continue;
    for (const match of text.matchAll(shape)) {
      const { start, end } = trimmed(match);
      if (start === end || taken.subarray(start, end).includes(1)) continue;
      const piece = read(match, place);
      if (!piece) continue;
      taken.fill(1, start, end);
      found.push({ ...piece, start, end } as TimePiece);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The span of a match without surrounding space. */
function trimmed({ 0: whole, index }: RegExpExecArray): Span {
  const before = whole.length - whole.trimStart().length;
  return { start: index + before, end: index + whole.trimEnd().length };
}
