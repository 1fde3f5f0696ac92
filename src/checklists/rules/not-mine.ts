import type { Scene } from '../../platform/directory/branch.js';
import { type Member, resolve } from '../../platform/directory/roles.js';
import { earliestNotifyAt } from '../../platform/time/notify.js';
import type { Run } from './run.js';

/**
 * Who is told that a reminded person pressed "Not mine": the duty supervisors; if there are none besides that person,
 * the branch head. Nobody once the list is over.
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
