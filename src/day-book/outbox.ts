import type { Db } from '../platform/database/db.js';
import type { Branch } from '../platform/directory/branch.js';
import { branchOf } from '../platform/directory/store/branches.js';
import { membersOf } from '../platform/directory/store/people.js';
import type { View } from '../platform/outbox/message.js';
import { may } from '../platform/rights/rights.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { addDays } from '../platform/time/day.js';
import { unsealedAdditions } from './messages/book.js';
import { bookFiles } from './messages/files.js';
import { bookReady } from './messages/told.js';
import { rights } from './rights.js';
import { factsOf } from './store/facts.js';
import { bookOf, booksAbout, lastSealed } from './store/seal.js';

/** So many days that are not sealed yet are looked through: today, and yesterday in the first half hour. */
const mostUnsealed = 7;

/** What was added about a day on those that are not sealed yet, as rows of a table. */
async function unsealedAbout(db: Db, branch: Branch, about: string, now: Date) {
  const today = branchCalendar(branch).localDate(now);
  const last = (await lastSealed(db, branch.id)) ?? about;
  const found: { date: string; rows: string }[] = [];
  let date = addDays(last, 1);
  for (let count = 0; date <= today && count < mostUnsealed; count++, date = addDays(date, 1))
    found.push({ date, rows: unsealedAdditions(await factsOf(db, branch, date, now), branch, about) });
  return found;
}

/** The sealed book of a day, as files in a direct message; its subject is `branch/date`. */
export const dayBookView: View = {
  name: 'daybook',
  kept: false,
  // The person can ask again.
  inDoubt: 'never',
  traceless: true,
  async draw({ db, subject, personId, now, speech }) {
    const [branchId = '', date = ''] = subject.split('/');
    const branch = await branchOf(db, branchId);
    const book = branch && (await bookOf(db, branch.id, date));
    if (!branch || !book) return 'moot';
    const who = (await membersOf(db, branch.id)).find((member) => member.personId === personId);
    if (!who || !may(rights['day-book.take'], who)) return 'moot';
    const later = await booksAbout(db, branch.id, date);
    const unsealed = await unsealedAbout(db, branch, date, now);
    const { files, additions } = await bookFiles({ book, branch, later, unsealed });
    return {
      message: bookReady(book, branch, additions, speech),
      files: files.map((file) => ({ ...file, title: file.name })),
    };
  },
};
