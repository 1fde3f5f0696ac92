import { action } from '../../../../records/module.js';
import { type Crew, memberOf, NobodyThere, somebody } from '../crew.js';
import { type Habit, moves } from '../habit.js';
import { later } from '../hours.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

/** Finished by its owner and checked by somebody else; now and then sent back first, or dropped. */
const checkedByAnother: Habit = (record, crew) => {
  const { chance } = crew;
  const stories = storiesOf(crew).findings;
  const from = record.updatedAt;
  const owner =
    memberOf(crew, record.ownerId) ?? memberOf(crew, record.reporterId) ?? somebody(crew, 'lobby_manager');
  const checker = leaderBut(crew, owner.personId);
  const isNew = record.version === 1;
  if (record.status === 'open') {
    if (isNew && chance.happens(0.05))
      return moves(
        action,
        'drop',
        { reason: said(crew, stories.dropped) },
        { who: checker, at: later(crew, from, 100, 600) },
      );
    const at = isNew ? later(crew, from, 60, chance.happens(0.15) ? 1900 : 700) : later(crew, from, 40, 300);
    return moves(action, 'finish', { proof: said(crew, stories.proofs) }, { who: owner, at });
  }
  if (record.status !== 'done') return null;
  const checkedAt = later(crew, from, 30, 420);
  if (record.version === 2 && chance.happens(0.08))
    return moves(
      action,
      'send_back',
      { reason: said(crew, stories.sentBack) },
      { who: checker, at: checkedAt },
    );
  return moves(action, 'approve', {}, { who: checker, at: checkedAt });
};

/** Somebody other than that person who leads the lobby; the duty supervisor where possible. */
function leaderBut(crew: Crew, personId: string) {
  const found = (['duty_supervisor', 'branch_head', 'lobby_manager'] as const)
    .flatMap((role) => crew.members.filter(({ roles }) => roles.includes(role)))
    .find((member) => member.personId !== personId);
  if (!found) throw new NobodyThere(crew.branch.name, 'duty_supervisor');
  return found;
}

/** Actions come from other records only. */
export const actions: Life = { goesOn: checkedByAnother };
