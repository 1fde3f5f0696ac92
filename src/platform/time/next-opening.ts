import type { Calendar } from './calendar.js';

/** When the doors open on the next working day after today: what people mean by "tomorrow morning". */
export function nextOpening(calendar: Calendar, now: Date): Date {
  const date = calendar.nextWorkingDay(calendar.localDate(now));
  return calendar.hours(date)?.open ?? calendar.at(date, '09:00');
}
