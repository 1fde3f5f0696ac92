import type { Calendar } from './calendar.js';
import { HOUR } from './durations.js';

/** When people of the branch may be pinged about something that can wait: now in working time, else at the next opening. */
export function earliestNotifyAt({ calendar, now }: { calendar: Calendar; now: Date }): Date {
  const margin = HOUR;
  const today = calendar.localDate(now);
  const hours = calendar.hours(today);
  if (hours && now.getTime() <= hours.close.getTime() + margin) {
    const earliest = hours.open.getTime() - margin;
    return now.getTime() >= earliest ? now : new Date(earliest);
  }
  const next = calendar.hours(calendar.nextWorkingDay(today));
  return next ? new Date(next.open.getTime() - margin) : now;
}
