import type { Calendar, Workday } from './calendar.js';
import { type Cron, cronOf } from './cron-expression.js';
import { addDays } from './day.js';
import { DAY } from './durations.js';
import { nearestWorkingDay } from './workdays.js';

export { type Cron, type CronFault, localTimes, parseCron } from './cron-expression.js';
export { instantOf } from './zone.js';

/**
 * What becomes of an occurrence on a day off: it is reported as skipped; moved to the working day before or after; or
 * kept, because the routine ignores days off.
 */
export type Holidays = 'skip' | 'before' | 'after' | 'ignore';

export interface Occurrence {
  /** Local date on which it falls after moving. */
  date: string;
  /** 'HH:MM' as the expression says, also where daylight saving skips that minute. */
  time: string;
  at: Date;
  /** The expression's own local date; with `time` it identifies the occurrence for ever. */
  nominal: string;
  /** Why it does not take place; given only with 'skip', or where no working day is near enough to move to. */
  skipped?: Workday['reason'];
}

const LONGEST_LOOK = 366 * 9;

/**
 * All occurrences within [from, to), in order of time, skipped ones included so that they can be recorded. Two days
 * that move to the same working day stay two occurrences. Several times of one day that daylight saving moves to the
 * same minute are one occurrence: the last of them.
 * @throws {TimeError} `bad_cron`
 */
export function occurrences(
  expression: string,
  calendar: Calendar,
  { from, to }: { from: Date; to: Date },
  holidays: Holidays,
): Occurrence[] {
  const cron = cronOf(expression);
  if (from >= to) return [];
  const { first, last } = nominalRange(calendar, from, to, holidays);
  const found: Occurrence[] = [];
  for (let nominal = first; nominal <= last; nominal = addDays(nominal, 1)) {
    if (!cron.firesOn(nominal)) continue;
    const day = placed(nominal, calendar, holidays);
    for (const occurrence of onDay(cron, day, calendar)) {
      if (occurrence.at >= from && occurrence.at < to) found.push(occurrence);
    }
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime() || a.nominal.localeCompare(b.nominal));
}

/**
 * The next `n` occurrences that will take place, from `from` on; fewer where the next nine years hold fewer.
 * @throws {TimeError} `bad_cron`
 */
export function describeNext(
  expression: string,
  calendar: Calendar,
  { from, n }: { from: Date; n: number },
  holidays: Holidays,
): Occurrence[] {
  const found: Occurrence[] = [];
  let start = from;
  for (
    let looked = 0, days = 2;
    found.length < n && looked < LONGEST_LOOK;
    looked += days, days = Math.min(days * 2, 366)
  ) {
    const end = new Date(start.getTime() + days * DAY);
    found.push(
      ...occurrences(expression, calendar, { from: start, to: end }, holidays).filter(
        (each) => !each.skipped,
      ),
    );
    start = end;
  }
  return found.slice(0, n);
}

type Day = Pick<Occurrence, 'date' | 'nominal' | 'skipped'>;

function placed(nominal: string, calendar: Calendar, holidays: Holidays): Day {
  const here = { date: nominal, nominal };
  if (holidays === 'ignore') return here;
  const { working, reason } = calendar.workday(nominal);
  if (working) return here;
  if (holidays === 'skip') return { ...here, skipped: reason };
  const date = nearestWorkingDay(calendar.isWorkingDay, nominal, holidays === 'after' ? 1 : -1);
  return date === null ? { ...here, skipped: reason } : { date, nominal };
}

function onDay(cron: Cron, day: Day, calendar: Calendar): Occurrence[] {
  const all = cron.times.map((time) => ({ ...day, time, at: calendar.at(day.date, time) }));
  return all.filter(({ at }, index) => all[index + 1]?.at.getTime() !== at.getTime());
}

/**
 * The nominal dates that may fall within [from, to): a day more on both sides for clocks that change at midnight, and
 * the days off from which an occurrence may be moved in.
 */
function nominalRange(calendar: Calendar, from: Date, to: Date, holidays: Holidays) {
  const first = addDays(calendar.localDate(from), -1);
  const last = addDays(calendar.localDate(to), 1);
  const before = holidays === 'after' ? nearestWorkingDay(calendar.isWorkingDay, first, -1) : null;
  const after = holidays === 'before' ? nearestWorkingDay(calendar.isWorkingDay, last, 1) : null;
  return { first: before ?? first, last: after ?? last };
}
