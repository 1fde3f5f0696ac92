import type { Followers, Following } from '../platform/database/follow.js';
import type { Scene } from '../platform/directory/branch.js';
import { namesOf } from '../platform/directory/store/people.js';
import { speak } from '../platform/language/speak.js';
import { openPoints, openRecords } from '../records/module.js';
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

/** A handover begins with what is open: records, and lists that nobody has signed. */
export const checklistsFollow: Partial<Followers> = {
  'record.begun': {
    wants: ({ kind }) => kind.begins === 'open points',
    follow: (db, _, { scene }) => whatIsOpen(db, scene),
  },
};
