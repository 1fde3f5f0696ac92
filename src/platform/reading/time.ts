import { blank, type Folded, type Span } from '../text/fold.js';
import type { Calendar } from '../time/calendar.js';
import { addDays, dateOf, daysBetween, weekdayNumber, yearOf } from '../time/day.js';
import { HOUR, MINUTE } from '../time/durations.js';
import { wallClock } from '../time/zone.js';
import { hanSigns } from './numerals.js';
import { monthFirst, type TimePiece, timePiecesIn } from './time-pieces.js';
import { type DayPart, oneOf, words } from './words.js';

/** Where and when a line was written. */
export interface TimePlace {
  calendar: Calendar;
  /** ISO 3166-1: decides whether the month is written before the day. */
  country: string;
  now: Date;
}

/** Why something that looks like a time is not used. */
export type TimeDoubt =
  /** No such day or time. */
  | 'impossible'
  /** Two pieces that contradict each other: Wednesday the 3rd, where that is a Thursday. */
  | 'contradiction'
  /** Every Wednesday. */
  | 'recurring'
  /** A range of times. */
  | 'range'
  | 'past'
  /** Negated, cancelled or moved: not Monday, cancelled. */
  | 'against'
  /** Only a bound: before 3pm. */
  | 'bound'
  /** It could be in the morning or in the afternoon, or on two days. */
  | 'either'
  /** Only approximate: next week, early December. */
  | 'vague'
  /** In a time zone whose clocks differ from the branch's. */
  | 'elsewhere';

/** Parts of a line that name one time together, and that time. */
export interface TimeRead extends Span {
  /** Local date; null where only a time of day was said. */
  date: string | null;
  /** The instant, where a time of day was said; without a day it is the next such time. */
  at: Date | null;
  /** Written as a deadline: by Friday, 周五前, within three days. */
  deadline: boolean;
  /** Written as the end or the beginning of a period: before 3pm, 3点以后. */
  bound: boolean;
  /**
   * It stands by itself at the beginning or the end of the line and not in a question, so it is meant as the record's
   * time.
   */
  apart: boolean;
  /** The first reason that applies not to use it. */
  doubt: TimeDoubt | null;
  pieces: readonly TimePiece[];
}

/** The most times that are read in a line. */
const MOST = 12;
/** How many characters around a time are looked at. */
const NEAR = 200;
/** Days. */
const RECENT = 90;

const BETWEEN = /^[\s,()]*(?:(?:at|on|of|the|in|的|@)(?![a-z]))?[\s,()]*$/u;
const BEFORE = new RegExp(`(${oneOf(words.deadlineBefore)})[\\s:]*(?:是|为|為|the|on)?\\s*$`, 'u');
const AFTER = new RegExp(
  `^\\s*(?:${oneOf(words.deadlineAfter.filter((word) => word !== '前'))}|前(?![${words.notDeadline}]))`,
  'u',
);
/** Words before a repeated time. */
export const RECURRING = new RegExp(`${oneOf(words.recurring)}\\s*$`, 'u');
const AGAINST = new RegExp(`${oneOf(words.against)}\\s*(?:on|at|before|by|until|do|make|come)?\\s*$`, 'u');
const AGAINST_AFTER = /^\s*(?:之?前|以前)?\s*(?:不能|不可|不得|不行|不要|没空|取消)/u;
const CANCELLED = new RegExp(oneOf(words.cancelled), 'u');
const FACT = new RegExp(oneOf(words.facts), 'u');
/** Signs of the past tense, which 了 is not in 把…修了 and the like. */
const PAST_TENSE =
  /(?<!(?:把|要|得|必须|必須|请|請)\p{Script=Han}{0,8})了|[二三四五六七八九十两兩\d]次|第[二三四五六七八九十\d]次|过(?!去)|過(?!去)/u;
const LEAD = new RegExp(`${oneOf(words.leads)}\\s*$`, 'u');
const QUESTION = new RegExp(
  `(?<![a-z])(?:asks?|asked|asking|wonders?)(?![a-z])|[?？]|^\\s*${oneOf(words.englishQuestion)}|${oneOf(words.chineseQuestion)}`,
  'u',
);
const CLAUSE = /[,，。;；!！\n?？]|(?<=\p{Script=Han})\s+(?=\S)/gu;
const CLAUSE_END = /[,，。;；!！\n?？]|(?<=\p{Script=Han})\s+(?=\S)/u;
const EDGE_BEFORE = /^[\s,.;:!()（）【】[\]。，、；：！\-/]*$/u;
const AFTERWARDS = /^\s*(?:之后|以后|以後|之後|后|後)/u;
const SET_OFF_BEFORE = /(?:^|[\s,.;:!()[\]【】、。])$/u;
const SET_OFF_AFTER = /^(?:$|[\s,.;:!()[\]【】、。])/u;

interface Group extends Span {
  pieces: TimePiece[];
}

/** The times of a line; parts that stand together are one time. */
export function timesIn(folded: Folded, place: TimePlace): TimeRead[] {
  const { text } = folded;
  const today = place.calendar.localDate(place.now);
  const groups = grouped(
    text,
    timePiecesIn(folded, {
      today,
      monthFirst: monthFirst.has(place.country),
      republic: place.country === 'TW',
      country: place.country,
    }),
  );
  return groups
    .filter(({ pieces }) => pieces.some(({ is }) => is !== 'part' && is !== 'zone'))
    .slice(0, MOST)
    .map((group) => read(group, text, { asks: QUESTION.test(clauseAround(text, group)), today, place }));
}

const VERB = oneOf(words.done);
const DONE = new RegExp(
  `^\\s*(?:之前|以前|前|再|会|會|内|內)?(?:(?:给|給|向|跟|对|對)?(?:客户|客戶|顾客|顧客|对方|對方|其|他|她|人家)?)${VERB}(?:客户|客戶|顾客|他|她)?(?=\\s*$|[\\s,。;!)）])`,
  'u',
);
/** "We'd ring her back on": what was promised for the day that follows. */
const PROMISED = new RegExp(
  `(?:(?<![a-z])(?:will|would|shall|promised|well|wed|ill)|'ll|'d)\\s(?:to\\s)?${oneOf(words.promised)}(?:\\s[a-z'.]{1,12}){0,4}\\s$`,
  'u',
);

/** Reports an earlier statement, so that nothing is promised now. */
const TOLD = /[说說]好|[说說称稱]|原定|原本|之前|上次|答应过|一直|还没|還沒|没有|沒有/u;

/** Whether a day is right before what shall be done on it: 明天答复, 周五给客户回电. */
const isDone = (clause: string, after: string): boolean => DONE.test(after) && !TOLD.test(clause);

/** The clause around a span: a date in a question is asked about, one beside a question is not. */
function clauseAround(text: string, { start, end }: Span): string {
  // With the first sign of the stretch, so that a gap right before it is seen.
  const head = text.slice(Math.max(0, start - NEAR), start + 1);
  const tail = text.slice(end, end + NEAR);
  const from = Math.max(...[...head.matchAll(CLAUSE)].map(({ index }) => index + 1), 0);
  const to = CLAUSE_END.exec(tail);
  // The punctuation at its end belongs to it, such as a question mark.
  return head.slice(from, -1) + text.slice(start, end) + tail.slice(0, to ? to.index + 1 : undefined);
}

/** Groups parts that stand together. */
export function grouped(text: string, pieces: readonly TimePiece[]): Group[] {
  const groups: Group[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const gap = last ? text.slice(last.end, piece.start) : '';
    if (last && gap.length <= 12 && BETWEEN.test(gap)) {
      last.pieces.push(piece);
      last.end = piece.end;
    } else groups.push({ pieces: [piece], start: piece.start, end: piece.end });
  }
  return groups;
}

function read(
  group: Group,
  text: string,
  { asks, today, place }: { asks: boolean; today: string; place: TimePlace },
): TimeRead {
  const before = text.slice(Math.max(0, group.start - NEAR), group.start);
  const after = text.slice(group.end, group.end + NEAR);
  const by = BEFORE.exec(before);
  const till = AFTER.exec(after);
  const clause = clauseAround(text, group);
  // With a past tense, "within three days" is not a deadline.
  const within =
    group.pieces.some((piece) => piece.is === 'after') &&
    !(/\p{Script=Han}/u.test(clause) && PAST_TENSE.test(clause));
  const isFeast = group.pieces.some((piece) => piece.is === 'date' && piece.feast);
  const done = isDone(clause, after) || PROMISED.test(before);
  const deadline =
    by !== null || till !== null || within || done || group.pieces.some(({ is }) => is === 'end');
  const later = AFTERWARDS.exec(after);
  const span = {
    start: group.start - (by?.[0].length ?? 0),
    end: group.end + (till?.[0].length ?? later?.[0].length ?? 0),
  };
  const isLoose = group.pieces.every(
    (piece) =>
      (piece.is === 'weekday' && piece.week === undefined && piece.later === undefined) ||
      (piece.is === 'date' && (piece.slashed || piece.feast) && piece.year === undefined),
  );
  const apart =
    !asks &&
    // "Sat nav", "5/12 lamps": words right after it may belong to it.
    !(isLoose && /^\s+[a-z]/u.test(after)) &&
    SET_OFF_BEFORE.test(before) &&
    SET_OFF_AFTER.test(after) &&
    !LEAD.test(before) &&
    ((group.start <= NEAR && EDGE_BEFORE.test(before)) ||
      (text.length - group.end <= NEAR && EDGE_BEFORE.test(after)));
  const isBound = /(?:^|[^a-z])(?:before|after|by|from|since)\s*$/u.test(before);
  const isFact = FACT.test(clause);
  const said = {
    ...span,
    deadline: deadline && !asks && !isFact,
    apart: apart && !isFact && !isFeast,
    bound: isBound || till !== null || later !== null,
    pieces: group.pieces,
  };
  const meant = meaning(group.pieces, today, place);
  const doubt = RECURRING.test(before)
    ? 'recurring'
    : isRange(group, text, place)
      ? 'range'
      : AGAINST.test(before) || AGAINST_AFTER.test(after) || CANCELLED.test(text)
        ? 'against'
        : 'doubt' in meant
          ? meant.doubt
          : // Before a feast the doors may be closed for days.
            isFeast && (till !== null || /before|b4/.test(by?.[1] ?? ''))
            ? 'vague'
            : null;
  if (doubt || 'doubt' in meant) return { ...said, date: null, at: null, doubt };
  return { ...said, ...meant, doubt: isPast(meant, today, place.now) ? 'past' : null };
}

const FEASTS = oneOf(words.feasts.keys());
const ENGLISH_HINT = new RegExp(
  `${oneOf(words.dayHints.english)}|${FEASTS}|${oneOf(words.englishWeekdays.keys())}|(?<![a-z])[a-z]+day(?![a-z])`,
  'u',
);
const CHINESE_HINT = new RegExp(
  `[周週拜][一二三四五六日天末内]|[下上本][周週]|[\\d${hanSigns}](?:月|日(?![元圆圓币幣])|[号號](?![${words.notDay}]))|${oneOf(words.dayHints.chinese)}`,
  'u',
);
/** Numbers with slashes, dots or dashes, or many digits: perhaps a day in a form that is not read. */
const NUMBER_HINT =
  /(?<![\d#])\d{1,4}[./-]\d{1,2}(?!\d|%)|(?<![\d#-])(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?=\s)|(?<![\d#-])\d{6,8}(?!\d)|(?<![a-z])[a-z]{3,4}mber(?![a-z])/u;

/** Whether a line seems to name a day in a form that is not read, so that the day of a time beside it is not known. */
export function hintsAtDay(folded: Folded, times: readonly TimeRead[]): boolean {
  const { text } = blank(folded, times);
  return ENGLISH_HINT.test(text) || CHINESE_HINT.test(text) || NUMBER_HINT.test(text);
}

/** Combines a day and a time of day that stand apart in a line. */
export function together(day: TimeRead, time: TimeRead, place: TimePlace): TimeRead {
  const today = place.calendar.localDate(place.now);
  const meant = meaning([...day.pieces, ...time.pieces], today, place);
  if ('doubt' in meant) return { ...time, date: null, at: null, doubt: meant.doubt };
  return { ...time, ...meant, doubt: isPast(meant, today, place.now) ? 'past' : null };
}

/** Whether a time is the beginning or the end of a range, so that it is not known which is meant. */
function isRange({ start, end }: Span, text: string, place: TimePlace): boolean {
  const tail =
    /^\s*(?:-|~|to|and|or|至|到|或|until|till)\s*(?=[\d\p{Script=Han}]|noon|mid|mon|tue|wed|thu|fri|sat|sun)/u.exec(
      text.slice(end, end + NEAR),
    );
  const head = /(?<=[\d\p{Script=Han}a-z])\s*(?:-|~|or|至|到|或)\s*$/u.exec(
    text.slice(Math.max(0, start - NEAR), start),
  );
  const pieces = (part: string) =>
    timePiecesIn(
      { text: part, cased: part, original: part, starts: [], ends: [] },
      { today: place.calendar.localDate(place.now), monthFirst: true },
    );
  if (tail) {
    const rest = text.slice(end + tail[0].length, end + tail[0].length + 30);
    if (
      pieces(rest)[0]?.start === 0 ||
      (/^\d{1,2}(?![\d/])/.test(rest) && /-|~|至|到|or|till|until/.test(tail[0]))
    )
      return true;
  }
  if (!head) return false;
  if (/\d\s*(?:-|~|至|到|or|till|until)\s*$/u.test(text.slice(Math.max(0, start - NEAR), start))) return true;
  const from = Math.max(0, start - head[0].length - 30);
  const rest = text.slice(from, start - head[0].length);
  return pieces(rest).at(-1)?.end === rest.length;
}

type Meaning = { date: string | null; at: Date | null } | { doubt: TimeDoubt };
const doubt = (why: TimeDoubt): Meaning => ({ doubt: why });

/** A holiday's name beside a date is ignored. */
const withoutFeasts = (pieces: readonly TimePiece[]) =>
  pieces.some((piece) => piece.is === 'date' && !piece.feast)
    ? pieces.filter((piece) => !(piece.is === 'vague' && piece.feast))
    : pieces;

function meaning(all: readonly TimePiece[], today: string, place: TimePlace): Meaning {
  const pieces = withoutFeasts(all);
  if (pieces.some(({ is }) => is === 'impossible')) return doubt('impossible');
  if (pieces.some(({ is }) => is === 'recurring')) return doubt('recurring');
  if (pieces.some(({ is }) => is === 'vague')) return doubt('vague');
  if (pieces.some(({ is }) => is === 'contradiction')) return doubt('contradiction');
  const exact = instantAfter(pieces, place);
  if (exact) return exact;
  const clocks = pieces.filter((piece) => piece.is === 'clock');
  const parts = pieces.flatMap((piece) =>
    piece.is === 'part' ? [piece.part] : piece.is === 'offset' && piece.part ? [piece.part] : [],
  );
  if (clocks.some((piece) => piece.dotted) && monthFirst.has(place.country) && pieces.length === 1)
    return doubt('either');
  if (clocks.length > 1 || new Set(parts).size > 1) return doubt('contradiction');
  const date = dayOf(pieces, today, place.calendar);
  if (date && 'doubt' in date) return date;
  const [clock] = clocks;
  if (!clock) return { date: date?.date ?? null, at: null };
  const time = timeOf(clock, parts[0], date?.date ?? today, place);
  if (time === 'contradiction' || time === 'either') return doubt(time);
  const on = (day: string) => place.calendar.at(day, time);
  const zones = pieces.flatMap((piece) => (piece.is === 'zone' ? [piece.zone] : []));
  const near = place.calendar.at(date?.date ?? today, time);
  if (zones.some((zone) => wallClock(near, zone).time !== time)) return doubt('elsewhere');
  // A time that is skipped when the clocks go forward.
  if (date && place.calendar.localTime(on(date.date)) !== time) return doubt('impossible');
  if (date) return { date: date.date, at: on(date.date) };
  const at = on(today);
  return { date: null, at: at < place.now ? on(addDays(today, 1)) : at };
}

/** The instant of "in 20 minutes", 两小时后, which needs no day and no time of day. */
function instantAfter(pieces: readonly TimePiece[], { calendar, now }: TimePlace): Meaning | null {
  const [piece] = pieces;
  if (piece?.is !== 'after' || (piece.unit !== 'minutes' && piece.unit !== 'hours')) return null;
  if (pieces.length > 1) return doubt('contradiction');
  const at = new Date(now.getTime() + piece.count * (piece.unit === 'hours' ? HOUR : MINUTE));
  return { date: calendar.localDate(at), at };
}

/** The day that parts which stand together name, past or not; null where they name none. */
export function dateOfPieces(pieces: readonly TimePiece[], { calendar, now }: TimePlace): string | null {
  if (
    pieces.some(
      ({ is }) => is === 'impossible' || is === 'recurring' || is === 'contradiction' || is === 'vague',
    )
  )
    return null;
  const day = dayOf(pieces, calendar.localDate(now), calendar);
  return day && 'date' in day ? day.date : null;
}

/** The day that all parts agree on; null where none of them names a day. */
function dayOf(
  pieces: readonly TimePiece[],
  today: string,
  calendar: Calendar,
): { date: string } | { doubt: TimeDoubt } | null {
  const all = pieces.filter(({ is }) => is !== 'clock' && is !== 'part' && is !== 'zone');
  // In "close of business on Tuesday" the day is Tuesday.
  const named = all.filter((piece) => !(piece.is === 'end' && piece.of === 'day'));
  const days = named.length > 0 ? named : all;
  if (days.length === 0) return null;
  // A weekday beside a date adds nothing, but must agree with it.
  const weekdays = days.filter((piece) => piece.is === 'weekday');
  const others = days
    .filter((piece) => piece.is !== 'weekday')
    .map((piece) => single(piece, today, calendar));
  if (others.length === 0) {
    const [first, ...more] = weekdays;
    return first && more.length === 0 ? single(first, today, calendar) : { doubt: 'contradiction' };
  }
  const [found] = others;
  if (!found || 'doubt' in found) return found ?? null;
  const agrees = others.every((one) => 'date' in one && one.date === found.date);
  return agrees && weekdays.every(({ day }) => weekdayNumber(found.date) === day)
    ? found
    : { doubt: 'contradiction' };
}

type Day = { date: string } | { doubt: TimeDoubt };

function single(piece: TimePiece, today: string, calendar: Calendar): Day {
  switch (piece.is) {
    case 'offset':
      return { date: addDays(today, piece.days) };
    case 'weekday':
      return weekdayMeant(piece, today);
    case 'date':
      return dateMeant(piece, today);
    case 'day of month':
      return dayOfMonth(piece, today);
    case 'weekday of month':
      return weekdayOfMonth(piece, today);
    case 'after':
      return dayAfter(piece, today, calendar);
    case 'end':
      return endOf(piece, today);
    default:
      return { doubt: 'impossible' };
  }
}

/** Weeks begin on Monday. Without a week it is the next such day, today included. */
function weekdayMeant({ day, week, later }: TimePiece & { is: 'weekday' }, today: string): Day {
  const ahead = day - weekdayNumber(today);
  if (week !== undefined) return { date: addDays(today, ahead + 7 * week) };
  return { date: addDays(today, ((ahead + 7) % 7) + 7 * (later ?? 0)) };
}

function weekdayOfMonth(
  { nth, day, month, months = 0 }: TimePiece & { is: 'weekday of month' },
  today: string,
): Day {
  const current = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1;
  const first = (months: number) => dateOf(Math.floor(months / 12), (months % 12) + 1, 1) ?? today;
  const inMonth = (months: number) => {
    if (nth === -1) {
      const last = addDays(first(months + 1), -1);
      return addDays(last, -((weekdayNumber(last) - day + 7) % 7));
    }
    const date = addDays(first(months), ((day - weekdayNumber(first(months)) + 7) % 7) + 7 * (nth - 1));
    return date < first(months + 1) ? date : null;
  };
  const ahead = month === undefined ? months : (month - 1 - (current % 12) + 12) % 12;
  const date = inMonth(current + ahead);
  if (date === null || (month !== undefined && !(month >= 1 && month <= 12))) return { doubt: 'impossible' };
  return { date };
}

function dateMeant({ year, month, day }: TimePiece & { is: 'date' }, today: string): Day {
  if (year !== undefined) {
    const date = dateOf(year, month, day);
    return date ? { date } : { doubt: 'impossible' };
  }
  const thisYear = dateOf(yearOf(today), month, day);
  // Without a year, a recent day is more likely the past one than that of next year.
  if (thisYear && thisYear < today && daysBetween(thisYear, today) <= RECENT) return { doubt: 'past' };
  for (let next = yearOf(today); next <= yearOf(today) + 8; next++) {
    const date = dateOf(next, month, day);
    if (date && date >= today) return { date };
  }
  return { doubt: 'impossible' };
}

function dayOfMonth({ day, months }: TimePiece & { is: 'day of month' }, today: string): Day {
  const first = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1;
  const inMonth = (ahead: number) =>
    dateOf(Math.floor((first + ahead) / 12), ((first + ahead) % 12) + 1, day);
  const candidates = months === undefined ? [0, 1, 2] : [months];
  const found = candidates
    .map(inMonth)
    .find((date) => date !== null && (months !== undefined || date >= today));
  return found ? { date: found } : { doubt: 'impossible' };
}

function dayAfter({ count, unit }: TimePiece & { is: 'after' }, today: string, calendar: Calendar): Day {
  if (count > 400) return { doubt: 'impossible' };
  if (unit === 'working days')
    return hoursNear(today, calendar)[0].closes === '24:00'
      ? { doubt: 'impossible' }
      : { date: calendar.addWorkingDays(today, count) };
  if (unit === 'months') {
    const month = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1 + count;
    const date = dateOf(Math.floor(month / 12), (month % 12) + 1, Number(today.slice(8)));
    return date ? { date } : { doubt: 'either' };
  }
  return { date: addDays(today, count * (unit === 'weeks' ? 7 : 1)) };
}

function endOf({ of, ahead = 0, month, year }: TimePiece & { is: 'end' }, today: string): Day {
  if (of === 'day') return { date: today };
  if (of === 'week') return { date: addDays(today, 7 - weekdayNumber(today) + 7 * ahead) };
  if (of === 'year') return { date: `${yearOf(today) + ahead}-12-31` };
  const lastOf = (months: number) =>
    addDays(dateOf(Math.floor(months / 12), (months % 12) + 1, 1) ?? today, -1);
  const current = yearOf(today) * 12 + Number(today.slice(5, 7));
  if (month === undefined) return { date: lastOf(current + ahead) };
  if (year !== undefined) return { date: lastOf(year * 12 + month) };
  const date = lastOf(yearOf(today) * 12 + month);
  if (date >= today) return { date };
  return daysBetween(date, today) <= RECENT
    ? { doubt: 'past' }
    : { date: lastOf((yearOf(today) + 1) * 12 + month) };
}

/** The time of day, HH:MM, of a clock time and the part of the day that was named with it. */
function timeOf(
  { hour, minute, half, sure }: TimePiece & { is: 'clock' },
  part: DayPart | undefined,
  date: string,
  { calendar }: TimePlace,
): string | 'contradiction' | 'either' {
  const shown = (at: number) => `${String(at).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  if (hour === 24) return 'contradiction';
  if (half) {
    const at = half === 'pm' ? (hour % 12) + 12 : hour % 12;
    return part && !fits(part, at) ? 'contradiction' : shown(at);
  }
  if (part) {
    const at = [hour, (hour + 12) % 24].find((one) => (one === hour || hour <= 12) && fits(part, one));
    return at === undefined ? 'contradiction' : shown(at);
  }
  if (sure || hour === 0) return shown(hour);
  const spans = hoursNear(date, calendar);
  const both = [hour % 12, (hour % 12) + 12].map(shown);
  const within = (all: readonly Hours[]) =>
    both.filter((time) => all.some(({ opens, closes }) => time >= opens && time <= closes));
  // Also a time while the doors are closed over midday.
  const whole =
    spans.length > 1 ? within([{ opens: spans[0].opens, closes: spans.at(-1)?.closes ?? '' }]) : [];
  for (const [one, another] of [within(spans), whole]) if (one) return another ? 'either' : one;
  return 'either';
}

/** The first and the last hour of each part of a day. */
const hoursOf: Readonly<Record<DayPart, readonly [number, number]>> = {
  night: [0, 6],
  morning: [4, 12],
  noon: [11, 14],
  afternoon: [12, 19],
  evening: [16, 23],
};
/** Whether an hour of the clock belongs to a part of the day. */
export const fits = (part: DayPart, hour: number): boolean =>
  hour >= hoursOf[part][0] && hour <= hoursOf[part][1];

interface Hours {
  opens: string;
  closes: string;
}
/** The opening hours of a day, or of the next day on which the branch opens; the whole day where it never does. */
function hoursNear(date: string, calendar: Calendar): readonly [Hours, ...Hours[]] {
  for (let ahead = 0; ahead <= 14; ahead++) {
    const [first, ...more] = (calendar.hours(addDays(date, ahead))?.spans ?? []).map(
      ({ from, to }): Hours => ({ opens: calendar.localTime(from), closes: calendar.localTime(to) }),
    );
    if (first) return [first, ...more];
  }
  return [{ opens: '00:00', closes: '24:00' }];
}

const isPast = ({ date, at }: { date: string | null; at: Date | null }, today: string, now: Date) =>
  at ? at < now : date !== null && date < today;
