import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { type BranchTime, branchCalendar } from '../../platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../platform/time/day.js';
import { MINUTE } from '../../platform/time/durations.js';
import { createChance } from './life/chance.js';
import { createAgenda } from './past/agenda.js';
import { tellDays, tellRoutines } from './past/days.js';
import { climbTo } from './past/deeds.js';
import { tellOnce } from './past/once.js';
import type { Past, Telling } from './past/past.js';
import { leaveOpen } from './past/today.js';

/** Weeks of the past, by default. */
const usual = 8;

/** The first day of the past of a branch whose present is `end`: a Monday. */
export function firstDay(branch: BranchTime, end: Date, weeks = usual): string {
  const today = branchCalendar(branch).localDate(end);
  return addDays(today, 1 - weekdayNumber(today) - 7 * weeks);
}

/**
 * Some weeks of a branch up to the present, made by the bot's own rules, so that all of it could have been done in
 * Slack. The same seed gives the same past, except for ids.
 */
export function liveThrough(
  { branch, members }: { branch: Branch; members: readonly Member[] },
  end: Date,
  seed: number,
  weeks = usual,
): Past {
  const calendar = branchCalendar(branch);
  const past: Past = {
    branch,
    calendar,
    members,
    records: [],
    runs: [],
    occurrences: [],
    presences: [],
  };
  const agenda = createAgenda();
  const telling: Telling = { branch, calendar, members, past, agenda, chance: createChance(seed), end };
  const first = firstDay(branch, end, weeks);
  const today = calendar.localDate(end);
  const down = calendar.previousWorkingDay(addDays(today, -22));
  const opens = calendar.hours(down)?.open ?? calendar.at(down, '09:00');
  const outage = {
    from: new Date(opens.getTime() - 120 * MINUTE),
    to: new Date(opens.getTime() + 130 * MINUTE),
  };
  tellRoutines(telling, calendar.at(first, '00:00'), outage);
  tellDays(telling, first, today);
  tellOnce(telling);
  leaveOpen(telling);
  agenda.liveUntil(end);
  for (const kept of past.records) climbTo(past, kept, end);
  return past;
}
