import { rulesOf } from '../../checklists/rules/rules.js';
import { runsOn } from '../../checklists/store/runs.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { speak } from '../../platform/language/speak.js';
import type { Asked } from '../../platform/slack/asked.js';
import type { Here } from '../../platform/slack/branch.js';
import { pointsText } from '../messages/open-points.js';
import { openPoints } from '../rules/open-points.js';
import { openRecords } from '../store/records.js';

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
