import { addDays } from '../../../platform/time/day.js';
import { minutesAfter, momentOn } from '../life/hours.js';
import { drillBegins } from '../life/records/drill.js';
import { deviceFails } from '../life/records/fault.js';
import { storiesOf } from '../life/words.js';
import type { Telling } from './past.js';
import { happens } from './records.js';

/** What happened only once in these weeks: a drill, and the first two failures of the device that keeps failing. */
export function tellOnce(telling: Telling): void {
  const { agenda, calendar, end } = telling;
  const today = calendar.localDate(end);
  const workingDayBefore = (days: number) => calendar.previousWorkingDay(addDays(today, 1 - days));

  const opens = calendar.hours(workingDayBefore(25))?.open;
  if (opens) {
    const at = minutesAfter(opens, -35);
    agenda.at(at, () => void happens(telling, drillBegins(telling), at));
  }
  const { troubled: device } = storiesOf(telling).equipment;
  // There are fewer than 30 days between the first failure and the third, which the visitor finds.
  for (const days of [18, 9]) {
    const at = momentOn(telling, workingDayBefore(days), 0.2, 0.5);
    if (at) agenda.at(at, () => void happens(telling, deviceFails(telling, { device }), at));
  }
}
