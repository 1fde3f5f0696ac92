import { addDays, weekdayNumber } from './day.js';

/**
 * Days off for everybody since Taiwan's act on memorial days and holidays of 2025; the library still lists them as
 * observances.
 */
const ADDED: readonly [string, string][] = [
  ['05-01', '勞動節'],
  ['09-28', '孔子誕辰紀念日/教師節'],
  ['10-25', '臺灣光復暨金門古寧頭大捷紀念日'],
  ['12-25', '行憲紀念日'],
];
const FIRST_FULL_YEAR = 2026;

/**
 * Taiwan's days off in a year: the listed ones, those added in 2025, and the days in lieu of those that fall on a
 * weekend: the working day before a Saturday, after a Sunday, and always after for the lunar New Year.
 * @param listed local date → name, as the library has them
 */
export function taiwanHolidays(year: number, listed: ReadonlyMap<string, string>): Map<string, string> {
  if (year < FIRST_FULL_YEAR) return new Map(listed);
  // The library's days in lieu follow the old rule and are dropped, except 31 December, which is in lieu of a
  // Saturday of the next year.
  const named = [...listed].filter(
    ([date, name]) => date.endsWith('-12-31') || !/更换日|初四|农历新年假期/.test(name),
  );
  const eve = named.find(([, name]) => name.includes('除夕'))?.[0];
  const lunar = new Set<string>();
  if (eve) for (let day = -1; day <= 3; day++) lunar.add(addDays(eve, day));

  const off = new Map(named);
  for (const [day, name] of ADDED) off.set(`${year}-${day}`, name);
  if (eve) off.set(addDays(eve, -1), '小年夜');
  if (!named.some(([, name]) => name.includes('明節'))) moveChildrensDay(year, off);

  for (const [date, name] of [...off].sort()) {
    const weekday = weekdayNumber(date);
    if (weekday < 6) continue;
    const step = weekday === 6 && !lunar.has(date) ? -1 : 1;
    let given = addDays(date, step);
    while (off.has(given) || weekdayNumber(given) > 5) given = addDays(given, step);
    off.set(given, `${name}（補假）`);
  }
  return off;
}

/**
 * Where Tomb Sweeping Day is on 4 April too, it hides Children's Day, which is then moved to the day before, or after
 * a Thursday.
 */
function moveChildrensDay(year: number, off: Map<string, string>): void {
  const shared = `${year}-04-04`;
  off.set(shared, '清明節');
  off.set(addDays(shared, weekdayNumber(shared) === 4 ? 1 : -1), '兒童節');
}
