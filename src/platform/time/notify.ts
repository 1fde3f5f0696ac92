import type { Calendar } from './calendar.js';
import { HOUR } from './durations.js';
import type { OpenDay } from './open-day.js';

/**
 * The latest time on a local date at which people of the branch are notified of something that can wait; null on a
 * day off.
 */
export function lastNotifyAt(calendar: Calendar, date: string): Date | null {
  const hours = calendar.hours(date);
  return hours && lastAt(hours);
}

/**
 * When people of the branch may be pinged about something that can wait: now while they are at work, else when they
 * next are. While the doors are closed over midday they have their break, and are notified when the doors open again.
 */
export function earliestNotifyAt({ calendar, now }: { calendar: Calendar; now: Date }): Date {
  const today = calendar.localDate(now);
  const hours = calendar.hours(today);
  if (hours && now <= lastAt(hours)) {
    const reopens = hours.spans.find(({ from }, at) => {
      const before = hours.spans[at - 1];
      return before !== undefined && now >= before.to && now < from;
    });
    if (reopens) return reopens.from;
    return later(now, firstAt(hours));
  }
  const next = calendar.hours(calendar.nextWorkingDay(today));
  return next ? firstAt(next) : now;
}

const after = (instant: Date, length: number) => new Date(instant.getTime() + length);
const later = (one: Date, other: Date) => (one > other ? one : other);
/** An hour after they close, or when work ends, where that is later. */
const lastAt = ({ ends, close }: OpenDay) => later(ends, after(close, HOUR));
/** An hour before the doors open, or when work begins, where that is earlier. */
const firstAt = ({ open, begins }: OpenDay) => {
  const hourBefore = after(open, -HOUR);
  return begins < hourBefore ? begins : hourBefore;
};
