import type { BranchTime } from '../../platform/time/calendar.js';
import { branchCalendar } from '../../platform/time/calendar.js';

const begins = '09:20';
/** Later than this a visitor would see little of the day. */
const tooLate = '16:00';

/** When a trial begins: on a working day, when the doors are about to open; today where the day is still young enough. */
export function beginning(branch: BranchTime, today: Date): Date {
  const calendar = branchCalendar(branch);
  const date = calendar.localDate(today);
  const young = calendar.isWorkingDay(date) && calendar.localTime(today) < tooLate;
  return calendar.at(young ? date : calendar.nextWorkingDay(date), begins);
}
