import { branchOf } from '../../database/branches.js';
import { bookOf, booksAbout, lastSealed } from '../../database/day-book.js';
import { factsOf } from '../../database/day-book-facts.js';
import type { Db } from '../../database/db.js';
import { membersOf } from '../../database/people.js';
import type { Branch } from '../../domain/branch.js';
import { mayHoldBook } from '../../domain/day-book/readers.js';
import { branchCalendar } from '../../domain/time/calendar.js';
import { addDays } from '../../domain/time/day.js';
import { unsealedAdditions } from '../../messages/day-book/book.js';
import { bookFiles } from '../../messages/day-book/files.js';
import { bookReady } from '../../messages/day-book/told.js';
import type { View } from '../view.js';

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
    if (!who || !mayHoldBook(who)) return 'moot';
    const later = await booksAbout(db, branch.id, date);
    const unsealed = await unsealedAbout(db, branch, date, now);
    const { files, additions } = await bookFiles({ book, branch, later, unsealed });
    return {
      message: bookReady(book, branch, additions, speech),
      files: files.map((file) => ({ ...file, title: file.name })),
    };
  },
};
