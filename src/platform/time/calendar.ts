import { addDays, isDate, WEEKDAYS, type Weekday, weekdayOf, yearOf } from './day.js';
import { MINUTE } from './durations.js';
import { TimeError } from './error.js';
import { holidayYear } from './holidays.js';
import { type OpeningHours, parseHours } from './hours.js';
import { isOpenAt, type OpenDay } from './open-day.js';
import { usualWork, type WorkTime } from './work-time.js';
import { nearestWorkingDay, runOfDays, workingDaysBetween } from './workdays.js';
import { instantOf, isTimezone, wallClock } from './zone.js';

export type { Weekday } from './day.js';

export interface BranchTime {
  /** IANA name, e.g. 'Asia/Shanghai'. */
  timezone: string;
  /** ISO 3166-1, e.g. 'CN': whose public holidays count. */
  country: string;
  /** ISO 3166-2 part, e.g. 'ENG', where holidays differ within the country. */
  region?: string;
  /** 'HH:MM-HH:MM' of each weekday that the branch opens, with commas between several; a weekday without is closed. */
  hours: Partial<Record<Weekday, string>>;
  /** Local date → 'closed' or the hours of that one day; takes precedence over weekday and holiday. */
  exceptions?: Record<string, string>;
  /** When people are at work before and after the opening hours; absent: `usualWork`. */
  work?: WorkTime;
}

export interface Workday {
  working: boolean;
  reason: 'open' | 'weekend' | 'holiday' | 'exception' | 'make-up';
  /** The holiday's name in the country's own language; for a make-up day the holiday that it is worked for. */
  name?: string;
}

/** The calendar of a branch. Dates are local 'YYYY-MM-DD', times 'HH:MM' on the branch's wall clock. */
export interface Calendar {
  readonly timezone: string;
  localDate(instant: Date): string;
  localTime(instant: Date): string;
  /** @throws {TimeError} `bad_date` */
  workday(date: string): Workday;
  isWorkingDay(date: string): boolean;
  /** When the doors are open and people at work, or null on a day off. */
  hours(date: string): OpenDay | null;
  /** Open at the opening minute, closed at the closing minute and over midday. */
  isOpen(instant: Date): boolean;
  /** Strictly after `date`. @throws {TimeError} `never_open` where none comes within 400 days */
  nextWorkingDay(date: string): string;
  /** Strictly before `date`. @throws {TimeError} `never_open` */
  previousWorkingDay(date: string): string;
  /** The n-th working day after `date` (before, where negative); `date` itself for 0. @throws {TimeError} `never_open` */
  addWorkingDays(date: string, n: number): string;
  /** Working days after `from` up to and including `to`; negative where `to` is earlier. */
  workingDaysBetween(from: string, to: string): number;
  /** @see instantOf for times that daylight saving skips or repeats. @throws {TimeError} `bad_date`, `bad_time` */
  at(date: string, time: string): Date;
  /**
   * Days off in a row that end the day before `date` and that begin the day after it, weekends within them counted.
   * A plain weekend counts 0: there must be a holiday or a closed exception among the days.
   */
  holidayRun(date: string): { before: number; after: number };
  /** Whether the year's public holidays are published, rather than only those that recur. */
  hasHolidayData(year: number): boolean;
}

/** The region whose holidays count where a branch names none: that of most of the country's branches. */
const mostlyIn: Readonly<Record<string, string>> = { GB: 'ENG' };

/**
 * Cheap to make: holidays are only looked up when they are needed, and shared by all branches of a country and
 * region.
 * @throws {TimeError} `bad_zone`, `bad_hours`, `bad_date` (of an exception)
 */
export function branchCalendar(branch: BranchTime): Calendar {
  const { timezone, country } = branch;
  const region = branch.region ?? mostlyIn[country];
  if (!isTimezone(timezone)) throw new TimeError('bad_zone', `no such time zone: ${timezone}`);
  const weekly = new Map<Weekday, OpeningHours>();
  for (const weekday of WEEKDAYS) {
    const text = branch.hours[weekday];
    if (text !== undefined) weekly.set(weekday, hoursOf(weekday, text));
  }
  const exceptions = new Map<string, OpeningHours | 'closed'>();
  for (const [date, text] of Object.entries(branch.exceptions ?? {})) {
    if (!isDate(date)) throw new TimeError('bad_date', `no such date: ${date}`);
    exceptions.set(date, text === 'closed' ? 'closed' : hoursOf(date, text));
  }

  /** Whether a day is a working day, and its hours, which it has exactly then. */
  function dayPlan(date: string): { workday: Workday; hours: OpeningHours | null } {
    const exception = exceptions.get(date);
    const weekday = weekdayOf(date);
    if (exception === 'closed') return dayOff('exception');
    if (exception) return { workday: { working: true, reason: 'exception' }, hours: exception };
    const year = holidayYear(country, region, yearOf(date));
    const holiday = year.off.get(date);
    if (holiday !== undefined) return dayOff('holiday', holiday);
    const makeUp = year.makeUp.get(date);
    const hours = weekly.get(weekday) ?? (makeUp === undefined ? undefined : nearestHours(weekly, weekday));
    if (!hours) return dayOff('weekend');
    if (makeUp !== undefined) return { workday: { working: true, reason: 'make-up', name: makeUp }, hours };
    return { workday: { working: true, reason: 'open' }, hours };
  }

  const isWorkingDay = (date: string) => dayPlan(date).workday.working;

  function nearest(date: string, step: 1 | -1): string {
    const found = nearestWorkingDay(isWorkingDay, date, step);
    if (found === null) throw new TimeError('never_open', `no working day within 400 days of ${date}`);
    return found;
  }

  function daysOffFrom(date: string, step: 1 | -1): number {
    const run = runOfDays((day) => !isWorkingDay(day), date, step);
    return run.some((day) => dayPlan(day).workday.reason !== 'weekend') ? run.length : 0;
  }

  const calendar: Calendar = {
    timezone,
    localDate: (instant) => wallClock(instant, timezone).date,
    localTime: (instant) => wallClock(instant, timezone).time,
    workday: (date) => dayPlan(date).workday,
    isWorkingDay,
    hours(date) {
      const { hours } = dayPlan(date);
      if (!hours) return null;
      const spans = hours.map(({ opens, closes }) => ({
        from: calendar.at(date, opens),
        to: calendar.at(date, closes),
      }));
      return openDay(spans, branch.work ?? usualWork);
    },
    isOpen(instant) {
      const today = calendar.hours(calendar.localDate(instant));
      return today !== null && isOpenAt(today, instant);
    },
    nextWorkingDay: (date) => nearest(date, 1),
    previousWorkingDay: (date) => nearest(date, -1),
    addWorkingDays(date, n) {
      let day = date;
      for (let left = Math.abs(n); left > 0; left--) day = nearest(day, n < 0 ? -1 : 1);
      return day;
    },
    workingDaysBetween: (from, to) => workingDaysBetween(isWorkingDay, from, to),
    at: (date, time) => instantOf(date, time, timezone),
    holidayRun: (date) => ({
      before: daysOffFrom(addDays(date, -1), -1),
      after: daysOffFrom(addDays(date, 1), 1),
    }),
    hasHolidayData: (year) => holidayYear(country, region, year).known,
  };
  return calendar;
}

function openDay(spans: OpenDay['spans'], { before, after, early }: WorkTime): OpenDay {
  const [open, close] = [spans[0]?.from ?? new Date(0), spans.at(-1)?.to ?? new Date(0)];
  const from = (instant: Date, minutes: number) => new Date(instant.getTime() + minutes * MINUTE);
  const begins = from(open, -before);
  return { open, close, spans, begins, ends: from(close, after), arrive: from(begins, -early) };
}

function dayOff(reason: Workday['reason'], name?: string): { workday: Workday; hours: null } {
  return {
    workday: name === undefined ? { working: false, reason } : { working: false, reason, name },
    hours: null,
  };
}

function hoursOf(day: string, text: string): OpeningHours {
  const hours = parseHours(text);
  if ('error' in hours) throw new TimeError('bad_hours', `${day}: "${text}" (${hours.error})`);
  return hours;
}

/**
 * A make-up day has the hours of the nearest day from Monday to Friday; of two equally near, those of the one before.
 */
function nearestHours(
  weekly: ReadonlyMap<Weekday, OpeningHours>,
  weekday: Weekday,
): OpeningHours | undefined {
  const position = WEEKDAYS.indexOf(weekday);
  for (let distance = 1; distance <= 3; distance++) {
    for (const step of [-distance, distance]) {
      const near = WEEKDAYS[(position + step + 7) % 7] as Weekday;
      const hours = near === 'sat' || near === 'sun' ? undefined : weekly.get(near);
      if (hours) return hours;
    }
  }
  return undefined;
}
