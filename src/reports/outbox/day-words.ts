import { branchOf } from '../../platform/directory/store/branches.js';
import type { View } from '../../platform/outbox/message.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { wordsReminder } from '../messages/daywords.js';
import { dayOfLog, wordsOn } from '../store/day-words.js';
import { dayLogPosted } from '../store/daylog.js';

/** Once, to whoever owes words to the log of the day before; its subject is the occurrence of that log. */
export const wordsNudge: View = {
  name: 'words_nudge',
  kept: false,
  inDoubt: 'never',
  batched: true,
  async draw({ db, subject, link, speech }) {
    const log = await dayOfLog(db, subject);
    const branch = log && (await branchOf(db, log.branchId));
    if (!branch) return 'moot';
    const { date } = log;
    const words = await wordsOn(db, branch.id, date);
    if (words && words.status !== 'written') return 'moot';
    const ts = await dayLogPosted(db, branch, date);
    const day = branchCalendar(branch).at(date, '12:00');
    const there = ts ? link(branch.channel, ts) : null;
    return { message: wordsReminder({ branch, date, day, words, link: there }, speech) };
  },
};
