import { later } from './hours.js';
import { type Kept, moved, somebody, type Telling } from './past.js';
import { said, storiesOf } from './words.js';

/** How a corrective action goes on: put right, checked by somebody else, now and then sent back first. */
export function tellAction(telling: Telling, kept: Kept, from: Date): void {
  const { past, agenda, chance } = telling;
  const stories = storiesOf(telling);
  const owner =
    past.members.find(({ personId }) => personId === kept.record.ownerId) ?? somebody(telling, 'staff');
  const checker = somebody(telling, 'duty_supervisor', owner.personId);
  if (chance.happens(0.05)) {
    const at = later(telling, from, 100, 600);
    agenda.at(at, () => moved(past, kept, 'drop', { reason: said(telling, stories.dropped) }, checker, at));
    return;
  }
  const finish = (at: Date) =>
    agenda.at(at, () => moved(past, kept, 'finish', { proof: said(telling, stories.proofs) }, owner, at));
  const finishedAt = later(telling, from, 60, chance.happens(0.15) ? 1900 : 700);
  finish(finishedAt);
  let checkedAt = later(telling, finishedAt, 30, 420);
  if (chance.happens(0.08)) {
    const backAt = checkedAt;
    agenda.at(backAt, () =>
      moved(past, kept, 'send_back', { reason: said(telling, stories.sentBack) }, checker, backAt),
    );
    const againAt = later(telling, backAt, 40, 300);
    finish(againAt);
    checkedAt = later(telling, againAt, 20, 200);
  }
  agenda.at(checkedAt, () => moved(past, kept, 'approve', {}, checker, checkedAt));
}
