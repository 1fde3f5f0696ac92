import type { BranchSettings } from '../../platform/directory/branch.js';
import { maskInAny, type Written } from '../../platform/directory/masking.js';
import { hoursAtStart, readHours } from '../../platform/reading/hours.js';
import { addDays, dateOf, daysBetween } from '../../platform/time/day.js';
import { type HoursFault, writeHours } from '../../platform/time/hours.js';

/** A day on which the branch is closed or has hours other than usual. */
export interface OwnDay {
  date: string;
  /** 'closed', or the hours of that day: '09:00-12:00', '09:00-12:00, 13:00-15:00'. */
  hours: string;
  reason?: string;
}

/** Consecutive days with the same hours and reason. */
export interface Span extends Omit<OwnDay, 'date'> {
  first: string;
  last: string;
}

/** Why a line cannot be read. `long_span`: more days than `mostInSpan`; `order`: it ends before it begins. */
export type DayFault = 'bad_day' | 'bad_day_hours' | 'long_span' | 'span_order';

export const mostInSpan = 92;
/** Days for which past dates are kept, so that people can still look up the reason. */
const remembered = 60;

const DATE = /(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})[日号號]?)/;
const LINE = new RegExp(
  `^${DATE.source}(?: ?(?:\\.{2,3}|[-–—~]|至|到|to) ?${DATE.source})?[ ,:，、]*(.*)$`,
  'i',
);
/** Reads a typed line: '2026-12-24 09:00-12:00 Christmas', or for several days '2027-02-05 – 2027-02-12 closed'. */
export function readSpan(
  line: string,
  branches: readonly Written[] = [],
): Span | { error: DayFault; hours?: HoursFault; right?: string } {
  const plain = line.replace(/[０-９：～－／．]/g, (sign) => sign.normalize('NFKC')).trim();
  const match = LINE.exec(plain);
  if (!match) return { error: 'bad_day' };
  const [first, last] = [dateIn(match, 1), match[6] ? dateIn(match, 6) : dateIn(match, 1)];
  const rest = match[11] ?? '';
  if (!first || !last) return { error: 'bad_day' };
  if (last < first) return { error: 'span_order' };
  if (daysBetween(first, last) >= mostInSpan) return { error: 'long_span' };
  const read = hoursAtStart(rest);
  if (!read) return { error: 'bad_day' };
  if ('fault' in read.is) return { error: 'bad_day_hours', hours: read.is.fault, right: read.is.right };
  const hours = 'hours' in read.is ? writeHours(read.is.hours) : 'closed';
  const reason = reasonOf(read.rest, branches);
  return { first, last, hours, ...(reason ? { reason } : {}) };
}

/** The reason as it is stored: what could identify a customer, in any of these branches' countries, is masked. */
export function reasonOf(typed: string, branches: readonly Written[]): string {
  return maskInAny(branches, typed.replace(/^[\s,:;，：；、-]+/, '').trim());
}

/** '9:00 - 12:00' → '09:00-12:00', 休息 → 'closed'; otherwise the fault, with a proposal for what was meant. */
export function hoursOf(typed: string): string | { fault: HoursFault; right: string } {
  const read = readHours(typed);
  if ('fault' in read) return read;
  return 'hours' in read ? writeHours(read.hours) : 'closed';
}

function dateIn(match: RegExpExecArray, at: number): string | null {
  const [year, month, day] = [match[at], match[at + 1] ?? match[at + 3], match[at + 2] ?? match[at + 4]];
  return dateOf(Number(year), Number(month), Number(day));
}

/** A span in the form in which it can be typed. @param closed the word for it in the branch's language */
export function writeSpan({ first, last, hours, reason }: Span, closed: string): string {
  const dates = first === last ? first : `${first} – ${last}`;
  return [dates, hours === 'closed' ? closed : hours, reason].filter(Boolean).join(' ');
}

export function daysOf({ first, last, ...rest }: Span): OwnDay[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => ({
    date: addDays(first, index),
    ...rest,
  }));
}

/** The branch's own days in order, grouped into spans. */
export function spansOf(settings: BranchSettings): Span[] {
  const spans: Span[] = [];
  for (const { date, ...rest } of ownDays(settings)) {
    const before = spans.at(-1);
    const goesOn =
      before &&
      addDays(before.last, 1) === date &&
      before.hours === rest.hours &&
      before.reason === rest.reason &&
      daysBetween(before.first, date) < mostInSpan;
    if (goesOn) before.last = date;
    else spans.push({ first: date, last: date, ...rest });
  }
  return spans;
}

function ownDays({ exceptions = {}, dayReasons = {} }: BranchSettings): OwnDay[] {
  return Object.entries(exceptions)
    .map(([date, hours]) => {
      const reason = dayReasons[date];
      return { date, hours, ...(reason ? { reason } : {}) };
    })
    .sort((a, b) => a.date.localeCompare(b.date));
}

export function reasonFor(settings: BranchSettings, date: string): string | undefined {
  return settings.exceptions?.[date] === undefined ? undefined : settings.dayReasons?.[date];
}

/** The first date that is kept when days are set. */
export const rememberedFrom = (today: string) => addDays(today, -remembered);

/** The settings with their own days replaced by these; days before `rememberedFrom` are dropped. */
export function withDays(settings: BranchSettings, days: readonly OwnDay[], today: string): BranchSettings {
  const kept = days.filter(({ date }) => date >= rememberedFrom(today));
  return {
    ...settings,
    exceptions: Object.fromEntries(kept.map(({ date, hours }) => [date, hours])),
    dayReasons: Object.fromEntries(kept.flatMap(({ date, reason }) => (reason ? [[date, reason]] : []))),
  };
}
