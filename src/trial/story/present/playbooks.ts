import { changeRun, type Run, tickGroup } from '../../../checklists/module.js';
import { somebody } from '../life/crew.js';
import { minutesAfter } from '../life/hours.js';
import { crewFor, type Intent, notBefore, type Place, sceneOf } from './place.js';

/** Who ticks the next group of a playbook, some minutes after the one before; null where all are ticked. @throws NobodyThere */
export function goOnWithPlaybook(place: Place, run: Run): Intent | null {
  const { db, branch } = place;
  const group = run.items.find(({ state }) => state === 'open')?.group;
  if (run.status !== 'open' || !group) return null;
  const crew = crewFor(place, `${run.list} ${run.opensAt.toISOString()} ${group}`);
  const changedAt = new Date(
    Math.max(run.opensAt.getTime(), ...run.items.map(({ at }) => at?.getTime() ?? 0)),
  );
  const who = somebody(crew, crew.chance.happens(0.6) ? 'staff' : 'duty_supervisor');
  const at = notBefore(place, changedAt, crew, minutesAfter(changedAt, crew.chance.between(2, 8)));
  return {
    at,
    about: run.id,
    async does() {
      const after = await changeRun({ db, key: null, branch, actor: who.personId, now: at }, run.id, (now) =>
        now.version === run.version ? [tickGroup(now, group, who, sceneOf(place, at))] : [],
      );
      return goOnWithPlaybook(place, after);
    },
  };
}
