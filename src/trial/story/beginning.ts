import type { BranchTime } from '../../platform/time/calendar.js';
import { branchCalendar } from '../../platform/time/calendar.js';

const begins = '09:20';
/** After this a visitor would see too little of the day. */
const tooLate = '16:00';

/** When a trial begins: shortly before the doors open on a working day; today, where it is not too late for that. */
export function beginning(branch: BranchTime, today: Date): Date {
  const calendar = branchCalendar(branch);
  const date = calendar.localDate(today);
  const young = calendar.isWorkingDay(date) && calendar.localTime(today) < tooLate;
  return calendar.at(young ? date : calendar.nextWorkingDay(date), begins);
}
