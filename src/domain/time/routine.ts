import type { Calendar } from './calendar.js';
import { occurrences } from './cron.js';
import { addDays } from './day.js';

/**
 * When a routine comes: at fixed times (cron, branch time), minutes from the day's opening or closing, or every so many
 * minutes while the doors are open (the first so long after opening; none at closing time itself).
 */
export type Timing = { cron: string } | { opening: number } | { closing: number } | { every: number };

/** What happens to a date on which the branch is closed: nothing, or it moves to the working day before or after. */
export type OnClosed = 'skip' | 'before' | 'after';

/** Anything that comes by itself: a checklist or a report. */
export interface Routine {
  name: string;
  timing: Timing;
  onClosed: OnClosed;
  /** Minutes after its time at which it is too late to post it at all. */
  cutoff: number;
}

export interface Planned {
  /** The date by the rule, which stays the same where the day itself moves; the occurrence is known by it. */
  date: string;
  slot: string;
  at: Date;
  /** Why nothing will be posted: the branch is closed that day. */
  skipped?: string;
}

/**
 * The occurrences of a routine in [from, to).
 * @param timing the branch's own time for it, where it has one.
 */
export function plan(
  routine: Routine,
  calendar: Calendar,
  from: Date,
  to: Date,
  timing = routine.timing,
): Planned[] {
  if ('cron' in timing)
    return occurrences(timing.cron, calendar, from, to, routine.onClosed).map(
      ({ nominal, time, at, skipped }) => ({
        date: nominal,
        slot: time,
        at,
        ...(skipped ? { skipped } : {}),
      }),
    );
  const found: Planned[] = [];
  // An offset may reach over midnight: the day before and the day after can fall into the window too.
  for (let day = addDays(calendar.localDate(from), -1); ; day = addDays(day, 1)) {
    if (calendar.at(addDays(day, -1), '00:00') >= to) return found;
    const hours = calendar.hours(day);
    if (!hours) continue;
    for (const at of moments(timing, hours))
      if (at >= from && at < to) found.push({ date: day, slot: calendar.localTime(at), at });
  }
}

function moments(timing: Exclude<Timing, { cron: string }>, hours: { open: Date; close: Date }): Date[] {
  const minute = 60_000;
  const opens = hours.open.getTime();
  const closes = hours.close.getTime();
  if ('opening' in timing) return [new Date(opens + timing.opening * minute)];
  if ('closing' in timing) return [new Date(closes + timing.closing * minute)];
  const step = timing.every * minute;
  return Array.from(
    { length: Math.max(0, Math.ceil((closes - opens) / step) - 1) },
    (_, index) => new Date(opens + (index + 1) * step),
  );
}
