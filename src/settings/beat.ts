import type { Db } from '../platform/database/db.js';
import type { Branch } from '../platform/directory/branch.js';
import type { BeatJob } from '../platform/schedule/beat.js';
import { eachAlone } from '../platform/schedule/put-off.js';
import { branchCalendar, type Calendar } from '../platform/time/calendar.js';
import { yearOf } from '../platform/time/day.js';
import { DAY, HOUR } from '../platform/time/durations.js';
import { TimeError } from '../platform/time/error.js';
import { holidayYear } from '../platform/time/holidays.js';
import { earliestNotifyAt } from '../platform/time/notify.js';
import { sampleBranchPerCountry, tellUnpublishedOnce } from './store/days.js';

/** Days before a year begins from which on head office is told that its holidays are not published. */
const notice = 31;

/** Tells head office of years for which Lobby has no published holidays yet, once for each country and year. */
export const unpublishedYears: BeatJob = {
  name: 'holidays',
  every: HOUR,
  async run({ db, clock }, putOff) {
    const alone = eachAlone(putOff);
    // Each country is represented by a branch whose hours could be evaluated.
    for (const branch of await sampleBranchPerCountry(db, alone.except('branch')))
      await alone.attempt('holidays', branch.country, `holidays of ${branch.country}`, () =>
        tellOfCountry(db, branch, clock.now()),
      );
    return alone.end(false);
  },
};

async function tellOfCountry(db: Db, branch: Branch, now: Date): Promise<void> {
  const calendar = branchCalendar(branch);
  const soon = calendar.localDate(new Date(now.getTime() + notice * DAY));
  const years = new Set([yearOf(calendar.localDate(now)), yearOf(soon)]);
  for (const year of years) {
    if (holidayYear(branch.country, undefined, year).known) continue;
    await tellUnpublishedOnce(db, { country: branch.country, year }, inWorkingTime(calendar, now), now);
  }
}

/** Now, if it is within the branch's working time; else when that next begins. */
export function inWorkingTime(calendar: Calendar, now: Date): Date {
  try {
    return earliestNotifyAt({ calendar, now });
  } catch (error) {
    // The branch never opens, so do not wait.
    if (error instanceof TimeError && error.code === 'never_open') return now;
    throw error;
  }
}
