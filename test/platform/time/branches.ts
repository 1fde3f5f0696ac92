import { type BranchTime, branchCalendar } from '../../../src/platform/time/calendar.js';

const workweek = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, '09:00-17:00']));

/** A calendar open from nine to five, Monday to Friday, in the time zone's own country, with anything changed. */
export function calendarIn(timezone: string, country: string, changed: Partial<BranchTime> = {}) {
  return branchCalendar({ timezone, country, hours: workweek, ...changed });
}

export const shanghai = (changed?: Partial<BranchTime>) => calendarIn('Asia/Shanghai', 'CN', changed);
export const london = (changed?: Partial<BranchTime>) =>
  calendarIn('Europe/London', 'GB', { region: 'ENG', ...changed });
export const newYork = (changed?: Partial<BranchTime>) => calendarIn('America/New_York', 'US', changed);

/** ISO instant → Date, to keep tests readable. */
export const instant = (iso: string) => new Date(iso);
