import type { Language } from '../../platform/directory/branch.js';
import { type BranchTime, branchCalendar } from '../../platform/time/calendar.js';
import { MINUTE, WEEK } from '../../platform/time/durations.js';
import { type Period, periodOf, previous } from '../../platform/time/period.js';
import { plan, type Recurring } from '../../platform/time/routine.js';
import { monthly, type Report, weekly } from '../../reports/module.js';

/** Head office's own channel, in which the roll-ups of all branches are posted. */
export interface HeadOffice {
  /** Slack's channel id. */
  channel: string;
  /** IANA name of the time zone in which the roll-ups are due. */
  timezone: string;
  language: Language;
}

/** A report that is rolled up for head office, and when. */
export interface RollUp extends Recurring {
  report: Report;
}

/** Minutes: after five days the next week's roll-up is of more use. */
const cutoff = 5 * 24 * 60;

/** The week before on Monday morning, the month before on the first working day (B7). */
export const rollUps: readonly RollUp[] = [
  { name: 'hq_week', report: weekly, timing: { cron: '30 9 * * 1' }, onClosed: 'ignore', cutoff },
  { name: 'hq_month', report: monthly, timing: { cron: '0 10 1 * *' }, onClosed: 'after', cutoff },
];

/** A period whose roll-up is due at a time. */
export interface Due {
  report: Report;
  period: Period;
  at: Date;
  /** After that it is too late to post it. */
  expiresAt: Date;
}

/**
 * Head office has no hours of its own: it works from Monday to Friday except on this country's holidays.
 * @param country ISO 3166-1; empty where there is none, and so no holidays
 */
const timeOf = (timezone: string, country: string): BranchTime => ({
  timezone,
  country,
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, '09:00-18:00'])),
});

/** The roll-ups that are due after one time and up to another, in order. */
export function dueBetween(
  { timezone }: Pick<HeadOffice, 'timezone'>,
  country: string,
  after: Date,
  upTo: Date,
): Due[] {
  const calendar = branchCalendar(timeOf(timezone, country));
  const [from, to] = [new Date(after.getTime() + 1), new Date(upTo.getTime() + 1)];
  return rollUps
    .flatMap((rollUp) =>
      plan(rollUp, calendar, { from, to }).map(({ date, at }) => ({
        report: rollUp.report,
        period: previous(periodOf(rollUp.report.period, date, timezone), timezone),
        at,
        expiresAt: new Date(at.getTime() + rollUp.cutoff * MINUTE),
      })),
    )
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** The next roll-up that is due after this time. There always is one, since one is due every week. */
export function nextDue(office: Pick<HeadOffice, 'timezone'>, country: string, after: Date): Due {
  const [next] = dueBetween(office, country, after, new Date(after.getTime() + WEEK));
  if (!next) throw new Error('a week has a Monday');
  return next;
}
