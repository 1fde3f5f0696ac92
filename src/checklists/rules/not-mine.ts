import type { Scene } from '../../platform/directory/branch.js';
import { type Member, resolve } from '../../platform/directory/roles.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import type { Run } from './run.js';

/**
 * Who hears that somebody who was reminded of a list says it is not theirs: the duty supervisor; where there is no other,
 * the branch head. Nobody, once the list is over.
 */
export function hearsNotMine(
  run: Pick<Run, 'status'>,
  who: Member,
  scene: Scene,
): { personId: string; notBefore: Date }[] {
  if (run.status === 'signed' || run.status === 'missed') return [];
  const others = scene.members.filter(({ personId }) => personId !== who.personId);
  const supervisors = resolve(others, ['duty_supervisor']);
  const told = supervisors.length > 0 ? supervisors : resolve(others, ['branch_head']);
  return told.map(({ personId }) => ({ personId, notBefore: earliestNotifyAt(scene) }));
}
