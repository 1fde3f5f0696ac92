import { branchOf } from '../../platform/directory/store/branches.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { rosterGaps } from '../contracts.js';
import { gapsMessage } from '../messages/gaps.js';
import { neededPosts } from '../rules/needed-posts.js';
import { rosterDay } from '../rules/roster-day.js';
import { dutiesIn } from '../store/roster.js';

/** Nothing is sent if the gaps are filled by now. */
export const rosterGapsDrawn = rosterGaps.drawnBy(async ({ db, subject, args, now, speech }) => {
  const branch = await branchOf(db, subject);
  if (!branch) return 'skip';
  const calendar = branchCalendar(branch);
  const today = calendar.localDate(now);
  const needed = neededPosts.of(branch.settings);
  const dates = args.dates.filter((date) => date >= today).sort();
  const duties = await dutiesIn(db, branch.id, dates[0] ?? today, dates.at(-1) ?? today);
  const days = dates
    .map((date) => rosterDay(date, { duties, absences: [] }, calendar, needed))
    // Gaps in the past cannot be filled.
    .map((day) => ({ ...day, gaps: day.gaps.filter(({ to }) => to > now) }))
    .filter(({ gaps }) => gaps.length > 0);
  return days.length > 0 ? { message: gapsMessage(days, branch, speech) } : 'skip';
});
