import { audit } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { tell } from '../../platform/database/follow.js';
import { once } from '../../platform/database/once.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { addDays } from '../../platform/time/day.js';
import type {} from '../happenings.js';
import { copyForward, lookBack } from '../rules/copy-forward.js';
import { datesOf, editPost, type PostEdit } from '../rules/edit-post.js';
import { absencesIn, isAwayIn } from './absences.js';
import { addDuties, dutiesIn, lockRoster, removeDuties } from './roster.js';

/** Saves a post of a day, and the same on further dates; people who are away are left out. @throws Clash, AlreadyDone */
export async function savePost(
  { db, branch, actor, key, now }: Pick<Hand, 'db' | 'branch' | 'actor' | 'key' | 'now'>,
  edit: PostEdit,
): Promise<void> {
  const dates = datesOf(edit);
  await db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await lockRoster(tx, branch.id);
    const [first = edit.date, last = edit.date] = [[...dates].sort()[0], [...dates].sort().at(-1)];
    const before = await dutiesIn({ prisma: tx }, branch.id, first, last);
    const away = isAwayIn(await absencesIn({ prisma: tx }, branch.id, first, last));
    const { gone, fresh } = editPost(before, edit, away);
    await removeDuties(tx, branch.id, gone);
    await addDuties(tx, branch.id, fresh);
    const data = { post: edit.post, dates };
    await trace(tx, { branchId: branch.id, actor }, { action: 'roster.edited', data }, now);
    const today = branchCalendar(branch).localDate(now);
    if (dates.includes(today)) await tell(db, tx, 'roster.changed', { branch, date: today, now });
  });
}

/**
 * Fills the empty days of a week, from today on, from the weeks before.
 * @returns the dates that were filled
 */
export async function copyWeek(
  { db, actor, key }: Pick<Hand, 'db' | 'actor' | 'key'>,
  { branch, members, now }: { branch: Branch; members: readonly Member[]; now: Date },
  monday: string,
): Promise<string[]> {
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    await lockRoster(tx, branch.id);
    const calendar = branchCalendar(branch);
    const today = calendar.localDate(now);
    const sunday = addDays(monday, 6);
    const before = await dutiesIn({ prisma: tx }, branch.id, addDays(monday, -lookBack), sunday);
    const away = isAwayIn(await absencesIn({ prisma: tx }, branch.id, monday, sunday));
    const filled = new Set(before.map(({ date }) => date));
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index)).filter(
      (date) => date >= today && !filled.has(date),
    );
    const here = new Set(members.map(({ personId }) => personId));
    const fresh = copyForward(
      before.filter(({ date }) => date < monday),
      days,
      calendar,
      (personId, date) => here.has(personId) && !away(personId, date),
    );
    await addDuties(tx, branch.id, fresh);
    const dates = [...new Set(fresh.map(({ date }) => date))];
    if (dates.length > 0)
      await trace(tx, { branchId: branch.id, actor }, { action: 'roster.copied', data: { dates } }, now);
    if (dates.includes(today)) await tell(db, tx, 'roster.changed', { branch, date: today, now });
    return dates;
  });
}

const trace = (
  tx: Tx,
  { branchId, actor }: { branchId: string; actor: string },
  { action, data }: { action: string; data: object },
  now: Date,
) => audit(tx, branchId, now, [{ actor, action, subject: branchId, data: { ...data } }]);
