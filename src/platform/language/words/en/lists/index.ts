import { afterHoliday, beforeHoliday } from './around_holidays.js';
import { closing } from './closing.js';
import { firePatrol } from './fire_patrol.js';
import { hallRounds } from './hall_rounds.js';
import { huddle } from './huddle.js';
import { monthly } from './monthly.js';
import { opening } from './opening.js';
import { afternoonPatrol, morningPatrol } from './patrol.js';
import { quarterly } from './quarterly.js';
import { selfInspection } from './self_inspection.js';
import { settlement } from './settlement.js';
import { sixS } from './six_s.js';
import { weekly } from './weekly.js';
import { welcome } from './welcome.js';

/** The words of the shipped checklists. A run keeps those it was posted with. */
export const lists = {
  opening,
  huddle,
  welcome,
  morning_patrol: morningPatrol,
  afternoon_patrol: afternoonPatrol,
  hall_rounds: hallRounds,
  fire_patrol: firePatrol,
  settlement,
  closing,
  weekly,
  six_s: sixS,
  self_inspection: selfInspection,
  monthly,
  quarterly,
  before_holiday: beforeHoliday,
  after_holiday: afterHoliday,
};
