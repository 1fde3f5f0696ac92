import type { Tx } from '../../platform/database/db.js';
import type { Hand } from '../../platform/directory/acting.js';
import { leaders } from '../../platform/directory/roles.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { toPerson } from '../../platform/outbox/target.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { HOUR } from '../../platform/time/durations.js';
import { postsEmpty } from '../contracts.js';
import { type EmptyPost, emptyPosts } from '../rules/empty-posts.js';
import { neededPosts } from '../rules/needed-posts.js';
import { presentOn } from './presence.js';
import { dutiesIn, isRostered, thereOf } from './roster.js';

/** The required posts that were empty at opening and still are; none in a branch without a roster. */
export async function emptyPostsOn(
  db: { prisma: Tx },
  branch: Hand['branch'],
  date: string,
): Promise<EmptyPost[]> {
  const day = branchCalendar(branch).hours(date);
  if (!day || !(await isRostered(db, branch.id, date))) return [];
  const duties = await dutiesIn(db, branch.id, date, date);
  return emptyPosts(duties, day, await presentOn(db, branch.id, date), neededPosts.of(branch.settings));
}

/** The messages about empty posts: to those who lead the lobby and are there, else as for any gap. */
export async function tellOfEmptyPosts(
  { tx, branch, now }: Pick<Hand, 'tx' | 'branch' | 'now'>,
  date: string,
): Promise<OutboxMessage[]> {
  const db = { prisma: tx };
  if ((await emptyPostsOn(db, branch, date)).length === 0) return [];
  const here = await presentOn(db, branch.id, date);
  const told = await thereOf({ tx, branchId: branch.id, now }, leaders, here);
  const expiresAt = new Date(now.getTime() + HOUR);
  return told.map((personId) =>
    postsEmpty.for({ branchId: branch.id, date }, toPerson(personId), { expiresAt }),
  );
}
