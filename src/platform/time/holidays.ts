import chineseDays from 'chinese-days';
import Holidays from 'date-holidays';
import { addDays, isDate } from './day.js';
import { DAY } from './durations.js';
import { taiwanHolidays } from './taiwan.js';

/** A country's year: what its public calendar says of single dates; dates that it does not name are ordinary. */
export interface HolidayYear {
  /** Local date → the holiday's name in the country's own language. */
  off: ReadonlyMap<string, string>;
  /** Local date → name of the holiday that this weekend day is worked for. */
  makeUp: ReadonlyMap<string, string>;
  /** Whether the year's list is published, and not only what recurs every year. */
  known: boolean;
}

/** The most years that are cached; a bank needs far fewer, so this is only a safeguard. */
const KEPT = 1000;
const years = new Map<string, HolidayYear>();

/**
 * The public and bank holidays of one year. Computing a lunar year takes some 50 ms, so years are shared by all branches.
 * @param region ISO 3166-2 part such as 'ENG' or 'BY'; 'GB-ENG' is read the same
 */
export function holidayYear(country: string, region: string | undefined, year: number): HolidayYear {
  const key = `${country}/${region ?? ''}/${year}`;
  const kept = years.get(key);
  if (kept) return kept;
  const found = country === 'CN' ? mainland(year) : listed(country, region, year);
  if (years.size >= KEPT) years.clear();
  years.set(key, found);
  return found;
}

/** The State Council publishes a year's list late in the year before; without it only the recurring days are known. */
function mainland(year: number): HolidayYear {
  const holidayName = (date: string) => chineseDays.getDayDetail(date).name.split(',')[1];
  if (!holidayName(`${year}-10-01`)) {
    const off = new Map(recurring('CN', undefined, year));
    // Children's Day is listed, but is not a day off for a bank.
    off.delete(`${year}-06-01`);
    return { off, makeUp: new Map(), known: false };
  }
  const off = new Map<string, string>();
  const makeUp = new Map<string, string>();
  for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
    const name = holidayName(date);
    if (name) (chineseDays.getDayDetail(date).work ? makeUp : off).set(date, name);
  }
  return { off, makeUp, known: true };
}

function listed(country: string, region: string | undefined, year: number): HolidayYear {
  const days = recurring(country, region, year);
  const off = country === 'TW' ? taiwanHolidays(year, days) : days;
  return { off, makeUp: new Map(), known: off.size > 0 };
}

function recurring(country: string, region: string | undefined, year: number): Map<string, string> {
  const part = region?.replace(`${country}-`, '');
  const calendar = part ? new Holidays(country, part) : new Holidays(country);
  const days = new Map<string, string>();
  for (const holiday of calendar.getHolidays(year) ?? []) {
    if (holiday.type !== 'public' && holiday.type !== 'bank') continue;
    const length = Math.floor((holiday.end.getTime() - holiday.start.getTime()) / DAY);
    const first = holiday.date.slice(0, 10);
    // A half day off is worked until noon, so it counts as a day of work.
    if (!isDate(first)) continue;
    for (let day = 0; day < length; day++) {
      const date = addDays(first, day);
      if (!days.has(date)) days.set(date, holiday.name);
    }
  }
  return days;
}
