import type { Hand } from '../platform/directory/acting.js';
import { branchOf } from '../platform/directory/store/branches.js';
import { membersOf } from '../platform/directory/store/people.js';
import type { Routines } from '../platform/language/routines.js';
import { may } from '../platform/rights/rights.js';
import { branchCalendar } from '../platform/time/calendar.js';
import { addDays } from '../platform/time/day.js';
import { bookFile } from './contracts.js';
import { unsealedAdditions } from './messages/book.js';
import { bookFiles } from './messages/files.js';
import { bookReady } from './messages/told.js';
import { rights } from './rights.js';
import { factsOf } from './store/facts.js';
import { bookOf, booksAbout, lastSealed } from './store/seal.js';

/**
 * Unsealed days looked through at most. Normally there are one or two: today, and yesterday until it is sealed half
 * an hour after midnight.
 */
const mostUnsealed = 7;

/** Additions to a day from days that are not sealed yet, as CSV rows. */
async function unsealedAbout(
  { db, branch, now }: Pick<Hand, 'db' | 'branch' | 'now'>,
  about: string,
  routines: Routines,
) {
  const today = branchCalendar(branch).localDate(now);
  const last = (await lastSealed(db, branch.id)) ?? about;
  const found: { date: string; rows: string }[] = [];
  let date = addDays(last, 1);
  for (let count = 0; date <= today && count < mostUnsealed; count++, date = addDays(date, 1)) {
    const facts = await factsOf({ db, tx: db.prisma, branch, now }, date, routines.silent);
    found.push({ date, rows: unsealedAdditions(facts, branch, about, routines) });
  }
  return found;
}

export const bookFileDrawn = bookFile.drawnBy(async ({ db, subject, personId, now, speech, routines }) => {
  const { branchId, date } = subject;
  const branch = await branchOf(db, branchId);
  const book = branch && (await bookOf(db, branch.id, date));
  if (!branch || !book) return 'skip';
  const who = (await membersOf(db, branch.id)).find((member) => member.personId === personId);
  if (!who || !may(rights['day-book.take'], who)) return 'skip';
  const later = await booksAbout(db, branch.id, date);
  const unsealed = await unsealedAbout({ db, branch, now }, date, routines);
  const { files, additions } = await bookFiles({ book, branch, later, unsealed });
  return {
    message: bookReady(book, branch, additions, speech),
    files: files.map((file) => ({ ...file, title: file.name })),
  };
});
