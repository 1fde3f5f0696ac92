import type { Tx } from '../platform/database/db.js';
import type { Followers, Following } from '../platform/database/follow.js';
import type { Scene } from '../platform/directory/branch.js';
import { namesOf } from '../platform/directory/store/people.js';
import { speak } from '../platform/language/speak.js';
import { queue } from '../platform/outbox/store/queue.js';
import { toChannel } from '../platform/outbox/target.js';
import { openPoints, openRecords } from '../records/module.js';
import type {} from '../roster/module.js';
import { runPost } from './contracts.js';
import { checklistOf, isShipped } from './lists/index.js';
import { pointsText } from './messages/open-points.js';
import { rulesOf } from './rules/rules.js';
import { runsOn } from './store/runs.js';

/** What is open in a branch, in its language, as the beginning of a handover; empty where nothing is. */
async function whatIsOpen(db: Following, { branch, calendar, now }: Scene): Promise<string> {
  const [records, runs] = await Promise.all([
    openRecords(db, { branchId: branch.id }),
    runsOn(db, branch.id, calendar.localDate(now)),
  ]);
  const points = openPoints(records, now);
  // The list that waits for the handover itself is nothing to hand over.
  const unsigned = runs.filter(
    (run) => run.opensAt <= now && ['open', 'settled'].includes(run.status) && !rulesOf(run).gate,
  );
  const names = await namesOf(
    db,
    points.map(({ ownerId }) => ownerId),
  );
  return pointsText(points, unsigned, { branch, names }, speak(branch.language));
}

/** Lists that show who is there, and are not signed yet, are drawn anew when that changes. */
async function showAnew(tx: Tx, branch: { id: string; channel: string }, date: string, now: Date) {
  const shown = (await runsOn({ prisma: tx }, branch.id, date)).filter(
    ({ list, status }) =>
      (status === 'open' || status === 'settled') && isShipped(list) && checklistOf(list).shows,
  );
  const posts = shown.map(({ id }) => runPost.for(id, toChannel(branch.channel)));
  if (posts.length > 0) await queue(tx, posts, branch.id, now);
}

/** A handover begins with what is open: records, and lists that nobody has signed. */
export const checklistsFollow: Partial<Followers> = {
  'roster.changed': {
    wants: () => true,
    follow: (_, tx, { branch, date, now }) => showAnew(tx, branch, date, now),
  },
  'record.begun': {
    wants: ({ kind }) => kind.begins === 'open points',
    follow: (db, _, { scene }) => whatIsOpen(db, scene),
  },
};
