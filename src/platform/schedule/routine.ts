import type { Routine, Timing } from '../time/routine.js';

/** Something that comes by itself, and what carries it out when its time has come. */
export interface PlannedRoutine extends Routine {
  does: 'briefing' | 'gaps' | 'cards' | 'words' | 'checklist' | 'report' | 'daybook';
  /** Not planned unless a branch switches it on, or gives it a time of its own. */
  off?: true;
  /** It keeps house: nobody waits for it, so neither the schedule nor the briefing speaks of it, and no branch sets it. */
  silent?: true;
}

/** A branch's own word on a routine; where it is on without a time, it comes at the shipped ones. */
export interface OwnTime {
  enabled: boolean;
  timing?: Timing;
}

/** When a routine comes to a branch; undefined where it does not come at all. */
export function timingOf(routine: PlannedRoutine, own?: OwnTime): Timing | undefined {
  if (routine.silent) return routine.timing;
  const on = own ? own.enabled : !routine.off;
  return on ? (own?.timing ?? routine.timing) : undefined;
}

/** Words that a schedule may be instead of a cron expression: at the shipped times, and not at all. */
export const ON = 'on';
