import type { Db } from '../database/db.js';
import { countriesOf, tellOnce } from '../database/holidays.js';
import { awake } from '../domain/records/clocks.js';
import { branchCalendar } from '../domain/time/calendar.js';
import { yearOf } from '../domain/time/day.js';
import { holidayYear } from '../domain/time/holidays.js';

/** Head office hears of a year that is not published from so many days before it begins. */
const notice = 31;

/** Tells head office, once a year and country, of which years nobody has published the holidays yet. */
export async function tellUnpublished(db: Db, now: Date): Promise<void> {
  for (const branch of await countriesOf(db)) {
    const calendar = branchCalendar(branch);
    const soon = calendar.localDate(new Date(now.getTime() + notice * 86_400_000));
    const years = new Set([yearOf(calendar.localDate(now)), yearOf(soon)]);
    for (const year of years) {
      if (holidayYear(branch.country, undefined, year).known) continue;
      await tellOnce(db, { country: branch.country, year }, awake({ calendar, now }), now);
    }
  }
}
