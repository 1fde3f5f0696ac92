import { branchOf } from '../../platform/directory/store/branches.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { wordsNudge } from '../contracts.js';
import { wordsReminder } from '../messages/daywords.js';
import { dayOfLog, wordsOn } from '../store/day-words.js';
import { dayLogPosted } from '../store/daylog.js';

export const wordsNudgeDrawn = wordsNudge.drawnBy(async ({ db, subject, link, speech }) => {
  const log = await dayOfLog(db, subject);
  const branch = log && (await branchOf(db, log.branchId));
  if (!branch) return 'skip';
  const { date } = log;
  const words = await wordsOn(db, branch.id, date);
  if (words && words.status !== 'written') return 'skip';
  const ts = await dayLogPosted(db, branch, date);
  const day = branchCalendar(branch).at(date, '12:00');
  const there = ts ? link(branch.channel, ts) : null;
  return { message: wordsReminder({ branch, date, day, words, link: there }, speech) };
});
