import { runsOn } from '../database/checklists.js';
import { namesOf } from '../database/people.js';
import { openRecords } from '../database/records.js';
import { rulesOf } from '../domain/checklists/rules.js';
import { openPoints } from '../domain/records/open-points.js';
import { pointsText } from '../messages/records/open-points.js';
import { speak } from '../messages/speak.js';
import type { Asked } from '../slack/asked.js';
import type { Here } from './scene.js';

/** What is open in a branch, in its language, as the beginning of a handover; empty where nothing is. */
export async function whatIsOpen(asked: Asked, { scene }: Here): Promise<string> {
  const { branch, calendar, now } = scene;
  const [records, runs] = await Promise.all([
    openRecords(asked.db, { branchId: branch.id }),
    runsOn(asked.db, branch.id, calendar.localDate(now)),
  ]);
  const points = openPoints(records, now);
  // The list that waits for the handover itself is nothing to hand over.
  const unsigned = runs.filter(
    (run) => run.opensAt <= now && ['open', 'settled'].includes(run.status) && !rulesOf(run).gate,
  );
  const names = await namesOf(
    asked.db,
    points.map(({ ownerId }) => ownerId),
  );
  return pointsText(points, unsigned, { branch, names }, speak(branch.language));
}
