import { tick, tickGroup } from '../../../checklists/module.js';
import { somebody } from '../life/crew.js';
import { minutesAfter } from '../life/hours.js';
import { ticked } from './deeds.js';
import { type KeptRun, sceneAt, type Telling, ticksOf } from './past.js';

/** People tick off a playbook: for severe incidents and drills all of it, for others some groups. */
export function tellPlaybook(telling: Telling, kept: KeptRun): void {
  const { past, chance } = telling;
  const record = past.records.find(({ record: { id } }) => id === kept.run.recordId)?.record;
  const groups = [...new Set(kept.run.items.map(({ group }) => group))];
  const whole = record?.kind === 'drill' || (record?.severity ?? 4) < 3;
  const done = whole ? groups : groups.slice(0, chance.between(0, groups.length - 1));
  let at = kept.run.opensAt;
  for (const group of done) {
    at = minutesAfter(at, chance.between(2, 6));
    groupIsTicked(telling, kept, group, { at, steps: undefined });
  }
}

/** Ticks all steps of a group, or the first `steps` of them. */
export function groupIsTicked(
  telling: Telling,
  kept: KeptRun,
  group: string,
  { at, steps }: { at: Date; steps?: number },
): void {
  const { past, agenda, chance } = telling;
  agenda.at(at, () => {
    const who = somebody(telling, chance.happens(0.6) ? 'staff' : 'duty_supervisor');
    const scene = sceneAt(past, at);
    const items = kept.run.items.filter((item) => item.group === group).slice(0, steps);
    const ids = items.map(({ id }) => id);
    const change =
      steps === undefined
        ? tickGroup(kept.run, group, who, scene)
        : tick(kept.run, ticksOf(kept), { group, seen: kept.run.version, selected: ids }, { who, scene });
    ticked(past, kept, change, { who, now: at });
  });
}
