import { addDays, dateOf, daysBetween, weekdayNumber, yearOf } from '../time/day.js';
import { type Period, type PeriodKind, periodOf, startOfWeek } from '../time/period.js';
import { numberOf } from './numerals.js';
import { phraseOf } from './phrase.js';
import { monthFirst, type TimePiece, timePiecesIn } from './time-pieces.js';
import { meaningOf, oneOf, words } from './words.js';

/** Where and when a period in the past is named. */
export interface PeriodPlace {
  /** Local date. */
  today: string;
  timezone: string;
  /** ISO 3166-1: decides the order of day and month, and how years are counted. */
  country: string;
}

/** A run of days that was named; `of` is set where they are a whole day, week, month, quarter or year. */
export interface DaysNamed {
  /** Local dates; both are included. */
  first: string;
  last: string;
  of: PeriodKind | null;
}

/** A longer text is not the name of a period. */
const LONGEST = 60;
/** Every name of a period has a number or a word for a time. */
const MAY_BE_PERIOD =
  /[\d一二三四五六七八九十〇零]|[日天周拜月季年期晨昨今前末初]|today|yesterday|day|week|wk|month|quarter|year|half|ytd|mtd|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|tomorrow|tmr/u;

const UNITS: ReadonlyMap<string, PeriodKind> = new Map([
  ['day', 'day'],
  ['week', 'week'],
  ['wk', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['qtr', 'quarter'],
  ['year', 'year'],
  ['yr', 'year'],
  ['天', 'day'],
  ['日', 'day'],
  ['周', 'week'],
  ['星期', 'week'],
  ['礼拜', 'week'],
  ['月', 'month'],
  ['月份', 'month'],
  ['季', 'quarter'],
  ['季度', 'quarter'],
  ['年', 'year'],
  ['年度', 'year'],
]);
const UNIT = `(?:${[...UNITS.keys()].filter((word) => /^[a-z]/.test(word)).join('|')})`;
const HAN_UNIT = `(?:${[...UNITS.keys()].filter((word) => !/^[a-z]/.test(word)).join('|')})`;
const MONTH = oneOf(words.months.keys());
const COUNT = `(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|${oneOf(words.numbers.keys())})`;

/** How many periods ahead of the current one these words mean. */
const AHEAD: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['current', 0],
  ['last', -1],
  ['past', -1],
  ['previous', -1],
  ['prev', -1],
  ['next', 1],
  ['本', 0],
  ['这', 0],
  ['当', 0],
  ['今', 0],
  ['去', -1],
  ['昨', -1],
  ['前', -2],
  ['明', 1],
  ['下', 1],
]);

const ENGLISH = new RegExp(
  `^(?:the )?(this|current|last|past|previous|prev|next) (${UNIT})(?:'?s)?(?: (so far|to date))?$`,
  'u',
);
const BEFORE_LAST = new RegExp(`^(?:the )?(?:(${UNIT}) before last|last (${UNIT}) but one)$`, 'u');
const CHINESE = new RegExp(`^(上+|[本这当今去昨前明下])一?个?(${HAN_UNIT})(?:至今|以来)?$`, 'u');
const WEEKEND = /^(?:(?:the )?(last|this) weekend|(上|本|这)个?周末)$/u;
const ROLLING = new RegExp(
  `^(?:(?:the |in the )?(?:last|past) (${COUNT}|few|couple of) (${UNIT}|fortnight)s?|(?:近|最近|过去|前)(?:这)?(${COUNT})个?(${HAN_UNIT})(?:内|以来|里)?)$`,
  'u',
);
const TO_DATE = /^(?:(?:year|yr) to date|ytd|年初至今|年初到现在|(month to date|mtd|月初至今|本月至今))$/u;
const HALVES =
  /^(?:(\d{4}) ?)?(?:h([12])|(first|second) half)(?: (?:of )?(\d{4}))?$|^(?:(\d{4})年|(今年|去年|前年))?([上下])半年$/u;

const YEAR = "(?:\\d{4}|'\\d{2})";
/** Ways to write each kind of period, after `phraseOf`, with Chinese numbers as digits. */
const NAMES: Readonly<Record<Exclude<PeriodKind, 'day'>, readonly RegExp[]>> = {
  week: [
    /^(?<year>\d{4})[- ]?w(?<number>\d{1,2})$/u,
    /^(?:cw|w|wk|week)[ .-]?(?:no\.? ?)?(?<number>\d{1,2})(?:[,/ ]+(?:of )?(?<year>\d{4}))?$/u,
    /^(?<year>\d{4})[, ]+(?:wk|week) ?(?<number>\d{1,2})$/u,
    /^(?:(?<year>\d{4})年)?第?(?<number>\d{1,2})个?(?:周|星期)$/u,
  ],
  month: [
    /^(?<year>\d{4})[-/.](?<number>\d{1,2})$/u,
    /^(?<number>\d{1,2})[-/.](?<year>\d{4})$/u,
    /^(?:(?<year>\d{4})年)?(?<number>\d{1,2})月份?$/u,
    new RegExp(`^(?:month of )?(?<month>${MONTH})\\.?(?:[, -]+(?:of )?(?<year>${YEAR}))?$`, 'u'),
    new RegExp(`^(?<year>\\d{4})[ -](?<month>${MONTH})$`, 'u'),
  ],
  quarter: [
    /^(?<year>\d{4})[-/ ]?q(?<number>[1-4])$/u,
    new RegExp(`^(?:q|quarter )(?<number>[1-4])(?:[-/, ]+(?:of )?(?<year>${YEAR}))?$`, 'u'),
    /^(?:the )?(?<ordinal>first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|qtr)(?:[, ]+(?:of )?(?<year>\d{4}))?$/u,
    /^(?:(?<year>\d{4})年)?第?(?<number>[1-4])个?季度?$/u,
  ],
  year: [/^(?:year )?(?<year>\d{4})年?度?$/u],
};
const NAMED = ['week', 'month', 'quarter', 'year'] as const;

/** First local date of the n-th week, month or quarter of a year, or null where there is none. */
const FIRST_DAY: Readonly<Record<(typeof NAMED)[number], (year: number, number: number) => string | null>> = {
  week: startOfWeek,
  month: (year, month) => dateOf(year, month, 1),
  quarter: (year, quarter) => dateOf(year, quarter * 3 - 2, 1),
  year: (year) => dateOf(year, 1, 1),
};

/**
 * The past days that a text names, in English or Chinese; null where the text as a whole is not such a name.
 * - today, yesterday, last Friday, 3 Nov, 11月3日, 3/11, 2026-11-03; without a year the last such day
 * - last week, the month before last, 上上周, Q3, 第三季度, September, 9月, 2026-W38, week 38, 去年10月, 115年9月
 * - the last 7 days, 近三个月, the first half of 2026, 上半年
 * - from one to another: 1–15 Sept, 9月1日至15日, since Monday, Oct to Nov
 */
export function daysNamed(text: string, place: PeriodPlace): DaysNamed | null {
  const phrase = phraseOf(text).replace(/(?<=[^.])[.。?？!！]$/u, '');
  if (phrase === '' || phrase.length > LONGEST || !MAY_BE_PERIOD.test(phrase)) return null;
  const found = single(phrase, place) ?? fromTo(phrase, place);
  // Years have four digits, also that of the day after the period.
  return found && yearOf(found.first) >= 1 && yearOf(found.last) <= 9998 ? found : null;
}

/**
 * The period of one kind that somebody asks for, such as the month of a report: what they name must be of that kind,
 * or a day in it. '' is the last one that is over; of days it is today, whose log people read while it is still being
 * written. Nothing stops a period from lying in the future.
 */
export function periodAsked(kind: PeriodKind, text: string, place: PeriodPlace): Period | null {
  const phrase = phraseOf(text);
  const relative = new Map([
    ['', kind === 'day' ? 0 : -1],
    ...[...AHEAD].filter(([word]) => /^[a-z]/.test(word)),
    ...[...AHEAD]
      .filter(([word]) => !/^[a-z]/.test(word))
      .map(([word, by]): [string, number] => [`${word}期`, by]),
    ['上期', -1] as const,
  ]).get(phrase.replace(/ period$/u, ''));
  if (relative !== undefined) return periodOf(kind, moved(kind, place.today, relative), place.timezone);
  // A number after a report's name counts its periods: month 11, week 38.
  const counted = kind === 'day' || kind === 'year' ? null : numberOf(phrase);
  const named =
    counted !== null && counted < 100
      ? ofKind(kind as 'week', counted, undefined, place.today)
      : daysNamed(phrase, place);
  if (!named || (named.of !== kind && named.of !== 'day')) return null;
  return periodOf(kind, named.first, place.timezone);
}

/** The first day of the period `by` periods after that of a date. */
function moved(kind: PeriodKind, date: string, by: number): string {
  const { start } = periodOf(kind, date, 'UTC');
  if (kind === 'day') return addDays(date, by);
  if (kind === 'week') return addDays(start, 7 * by);
  const months = yearOf(start) * 12 + Number(start.slice(5, 7)) - 1 + by * MONTHS[kind];
  return dateOf(Math.floor(months / 12), (months % 12) + 1, 1) ?? start;
}
const LAST_DAYS = '9999';
const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function whole(kind: PeriodKind, date: string): DaysNamed | null {
  // There is no day after the last of year 9999, so a period in that year has no end.
  if (date >= LAST_DAYS) return null;
  const { start, end } = periodOf(kind, date, 'UTC');
  return { first: start, last: end, of: kind };
}

const single = (phrase: string, place: PeriodPlace): DaysNamed | null =>
  relativeTo(phrase, place.today) ??
  rolling(phrase, place.today) ??
  named(phrase, place) ??
  dayNamed(phrase, place);

function relativeTo(phrase: string, today: string): DaysNamed | null {
  const [, which = '', unit = ''] = ENGLISH.exec(phrase) ?? [];
  const english = UNITS.get(unit);
  if (english) return whole(english, moved(english, today, AHEAD.get(which) ?? 0));
  const [, before, butOne] = BEFORE_LAST.exec(phrase) ?? [];
  const twoBack = UNITS.get(before ?? butOne ?? '');
  if (twoBack) return whole(twoBack, moved(twoBack, today, -2));
  const [, said = '', sign = ''] = CHINESE.exec(phrase) ?? [];
  const chinese = UNITS.get(sign);
  if (chinese) {
    const back = said.startsWith('上') ? -Math.min(said.length, 99) : (AHEAD.get(said) ?? 0);
    return whole(chinese, moved(chinese, today, back));
  }
  const weekend = WEEKEND.exec(phrase);
  if (!weekend) return null;
  const monday = addDays(today, 1 - weekdayNumber(today));
  const isThis = weekend[1] === 'this' || weekend[2] === '本' || weekend[2] === '这';
  const first = addDays(monday, isThis ? 5 : -2);
  return { first, last: addDays(first, 1), of: null };
}

function rolling(phrase: string, today: string): DaysNamed | null {
  const toDate = TO_DATE.exec(phrase);
  if (toDate)
    return {
      first: `${today.slice(0, toDate[1] ? 7 : 4)}${toDate[1] ? '' : '-01'}-01`,
      last: today,
      of: null,
    };
  const half = HALVES.exec(phrase);
  if (half) return halfOf(half, today);
  const [, count, unit, countToo, unitToo] = ROLLING.exec(phrase) ?? [];
  const written = count ?? countToo;
  const kind = unit === 'fortnight' ? 'week' : UNITS.get(unit ?? unitToo ?? '');
  if (written === undefined || !kind) return null;
  const many = written === 'couple of' ? 2 : (meaningOf(words.numbers, written) ?? numberOf(written) ?? 0);
  // "A few" is not a number.
  if (many < 1) return null;
  const days =
    kind === 'day' || kind === 'week' ? many * (kind === 'day' ? 1 : unit === 'fortnight' ? 14 : 7) : null;
  if (days !== null) return { first: addDays(today, 1 - days), last: today, of: null };
  const months = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1 - many * (MONTHS[kind as 'month'] ?? 1);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const same = dateOf(year, month, Number(today.slice(8)));
  // Not every month has that day, such as 31 February.
  return { first: same ? addDays(same, 1) : (dateOf(year, month + 1, 1) ?? today), last: today, of: null };
}

function halfOf(half: RegExpExecArray, today: string): DaysNamed {
  const [, before, h, ordinal, after, han, which, side] = half;
  const year = before ?? after ?? han;
  const back = which ? { 今年: 0, 去年: 1, 前年: 2 }[which] : undefined;
  const isSecond = h === '2' || ordinal === 'second' || side === '下';
  const usual =
    isSecond && Number(today.slice(5, 7)) < 7 && !which ? yearOf(today) - 1 : yearOf(today) - (back ?? 0);
  const of = year ? year : String(usual);
  return {
    first: `${of}-${isSecond ? '07' : '01'}-01`,
    last: `${of}-${isSecond ? '12-31' : '06-30'}`,
    of: null,
  };
}

/** Writes Chinese numbers up to 99, and years written digit by digit, in digits: 十一月 is 11月, 二〇二六年 2026年. */
const inDigits = (phrase: string): string =>
  phrase.replace(/[零〇一二三四五六七八九十]+/g, (signs) => String(numberOf(signs) ?? signs));

/** Writes the year out: 去年10月 becomes 2025年10月, "Q3 last year" Q3 2025, and in Taiwan 115年 2026年. */
function withYear(phrase: string, { today, country }: PeriodPlace): string {
  const said = /^([前去今明])年(?=.)/u.exec(phrase);
  if (said)
    return `${yearOf(today) + (AHEAD.get(said[1] ?? '') ?? 0)}年${phrase.slice(2).replace(/^的/u, '')}`;
  const english = /^(.+?),? (?:of )?(last|this) year$|^(last|this) year'?s? (.+)$/u.exec(phrase);
  if (english) {
    const [, first, which, whichToo, last] = english;
    return `${first ?? last} ${yearOf(today) + (AHEAD.get(which ?? whichToo ?? '') ?? 0)}`;
  }
  return country === 'TW'
    ? phrase.replace(/^(?:民国)?(1\d{2})年(?=$|\d|第)/u, (_, year: string) => `${1911 + Number(year)}年`)
    : phrase;
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

function named(phrase: string, place: PeriodPlace): DaysNamed | null {
  const written = withYear(inDigits(phrase), place).replace(/^(?:last|this) (?=[a-z]{3,9}$)/u, '');
  for (const kind of NAMED)
    for (const pattern of NAMES[kind]) {
      const said = pattern.exec(written)?.groups;
      if (!said) continue;
      const { month, ordinal } = said;
      const number = month
        ? (meaningOf(words.months, month) ?? 0)
        : ordinal
          ? ORDINALS.indexOf(ordinal) + 1 || Number(ordinal[0])
          : Number(said.number ?? 1);
      const found = ofKind(kind, number, said.year, place.today);
      if (found) return found;
    }
  return null;
}

/** Without a year, the last such period that has begun. Weeks 53 are at most seven years apart. */
function ofKind(
  kind: (typeof NAMED)[number],
  number: number,
  year: string | undefined,
  today: string,
): DaysNamed | null {
  if (year !== undefined) {
    const date = FIRST_DAY[kind](Number(year.replace("'", '20')), number);
    return date ? whole(kind, date) : null;
  }
  for (let back = -1; back <= 7; back++) {
    const date = FIRST_DAY[kind](yearOf(today) - back, number);
    if (date !== null && date <= today) return whole(kind, date);
  }
  return null;
}

const JOINED = /^[\s,()]*(?:(?:of|on|the)(?![a-z])|的)?[\s,()]*$/u;

/** One day, named by one or more pieces that agree: Friday 20 Nov. */
function dayNamed(phrase: string, { today, country }: PeriodPlace): DaysNamed | null {
  const text = phrase.replace(/^(?:on )?(?:the )?/u, '');
  const folded = { text, cased: text, original: text, starts: [], ends: [] };
  const pieces = timePiecesIn(folded, {
    today,
    monthFirst: monthFirst.has(country),
    republic: country === 'TW',
    country,
  });
  let at = 0;
  for (const piece of pieces) {
    if (!JOINED.test(text.slice(at, piece.start))) return null;
    at = piece.end;
  }
  if (pieces.length === 0 || !JOINED.test(text.slice(at))) return null;
  const days = pieces.map((piece) => dayOf(piece, today));
  const dates = days.filter((day) => typeof day === 'string');
  const weekdays = pieces.filter((piece) => piece.is === 'weekday');
  if (days.includes(null)) return null;
  const exact = pieces.flatMap((piece, place) => (piece.is === 'weekday' ? [] : (days[place] ?? [])));
  const [date = dates[0]] = exact;
  if (date === undefined || exact.some((one) => one !== date)) return null;
  if (exact.length === 0 && weekdays.length > 1) return null;
  return weekdays.every(({ day }) => day === weekdayNumber(date)) ? whole('day', date) : null;
}

/** The last such day that is not after today. */
function dayOf(piece: TimePiece, today: string): string | null {
  switch (piece.is) {
    case 'offset':
      return piece.part ? null : addDays(today, piece.days);
    case 'weekday': {
      if (piece.later) return null;
      const ahead = piece.day - weekdayNumber(today);
      return addDays(
        today,
        piece.week === undefined ? (ahead > 0 ? ahead - 7 : ahead) : ahead + 7 * piece.week,
      );
    }
    case 'date': {
      const { year, month, day } = piece;
      if (year !== undefined) return dateOf(year, month, day);
      for (let back = 0; back <= 8; back++) {
        const date = dateOf(yearOf(today) - back, month, day);
        if (date !== null && date <= today) return date;
      }
      return null;
    }
    case 'day of month': {
      const current = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1;
      for (const back of piece.months === undefined ? [0, 1, 2] : [-piece.months]) {
        const month = current - back;
        const date = dateOf(Math.floor(month / 12), (month % 12) + 1, piece.day);
        if (date !== null && (piece.months !== undefined || date <= today)) return date;
      }
      return null;
    }
    default:
      return null;
  }
}

const SINCE =
  /^(?:since (.+)|from (.+?) (?:on|onwards?)|(?:自从?|从)?(.+?)(?:以来|至今|到现在|起|开始)|(.+?) ?\.{2,3})$/u;
const UNTIL = /^(?:(?:until|till|up to) (.+)|(?:截至|截止)(.+)|\.{2,3} ?(.+))$/u;
const BETWEEN = /^(?:between|from|从|自) ?/u;
const JOIN = / ?(?:\.{2,3}|[-~]|至|到| (?:to|until|till|and|through|thru) ) ?/gu;
/** A day without its month: 1–15 Sept. */
const BARE = /^(\d{1,2})(?:st|nd|rd|th|日|号)?$/u;
/** The bounds of a period that has no beginning or no end. */
export const EVER = '0001-01-01';
export const NEVER = '9998-12-31';

function fromTo(phrase: string, place: PeriodPlace): DaysNamed | null {
  const [, ...from] = SINCE.exec(phrase) ?? [];
  const first = from.find((one) => one !== undefined);
  const since = first ? single(first, place) : null;
  if (since)
    return {
      first: since.first,
      last: phrase.includes('..') ? NEVER : max(place.today, since.last),
      of: null,
    };
  const [, ...to] = UNTIL.exec(phrase) ?? [];
  const last = to.find((one) => one !== undefined);
  const until = last ? single(last, place) : null;
  if (until) return { first: EVER, last: until.last, of: null };
  const text = phrase.replace(BETWEEN, '');
  for (const { index, 0: join } of text.matchAll(JOIN)) {
    const found = between(text.slice(0, index).trim(), text.slice(index + join.length).trim(), place);
    if (found) return found;
  }
  return null;
}

const max = (one: string, other: string) => (one > other ? one : other);

/** From one day to the other; a month or year that one leaves out is taken from the other. */
function between(left: string, right: string, place: PeriodPlace): DaysNamed | null {
  const [, day] = BARE.exec(inDigits(left)) ?? [];
  const [, dayToo] = BARE.exec(inDigits(right)) ?? [];
  if (day !== undefined && dayToo !== undefined) return null;
  const to = dayToo === undefined ? single(right, place) : null;
  const from = day === undefined ? single(left, place) : null;
  const start = from ?? (to && day !== undefined ? beside(to, Number(day)) : null);
  const end = to ?? (from && dayToo !== undefined ? beside(from, Number(dayToo)) : null);
  if (!start || !end) return null;
  if (start.first <= end.last) return { first: start.first, last: end.last, of: null };
  // From November to January, or 1 Nov to 5 Nov 2025: the year of the first is found from the second.
  const year = yearOf(end.last) - (start.first.slice(5) > end.last.slice(5) ? 1 : 0);
  const first = dateOf(year, Number(start.first.slice(5, 7)), Number(start.first.slice(8)));
  const isNear = first !== null && daysBetween(first, end.last) <= 366;
  const mayBeBefore = from !== null && to !== null && !/\d{4}/.test(left);
  return isNear && mayBeBefore ? { first, last: end.last, of: null } : null;
}

/** The day of that number in the month of another, or the month of that number in its year. */
function beside(known: DaysNamed, number: number): DaysNamed | null {
  if (known.of === 'month') {
    const date = dateOf(yearOf(known.first), number, 1);
    return date ? whole('month', date) : null;
  }
  const date =
    known.of === 'day' ? dateOf(yearOf(known.first), Number(known.first.slice(5, 7)), number) : null;
  return date ? whole('day', date) : null;
}
