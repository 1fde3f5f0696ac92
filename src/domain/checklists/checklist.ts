import type { Party, Role } from '../people/roles.js';
import type { Timing } from '../time/routine.js';

/**
 * A list that comes by itself. Its words stand in the catalogues under `lists.<name>`; a run keeps the words it was
 * posted with, so that a changed list never alters a run.
 */
export interface Checklist {
  name: string;
  timing: Timing;
  /** Not planned unless a branch switches it on, or gives it a time of its own. */
  off?: true;
  /** Owes it; reminders go to these people. */
  owner: Role;
  /** Who signs when every item is settled: the parties to each signature in turn; no person gives two. */
  signatures: readonly (readonly Party[])[];
  /** Minutes before the time of posting at which items may be ticked; later than that nobody ticks ahead. */
  due: number;
  /** Minutes after the limit in which it still counts as done, late; after them it is missed. */
  late: number;
  /** Minutes before the limit at which those who owe it are reminded, once. */
  remind: number;
  /** One step up, minutes after the limit. */
  escalate: { after: number; to: readonly Party[] };
  /** Items by group; at most ten a group, as many as Slack's checkboxes hold. */
  groups: Record<string, readonly string[]>;
}

/** What a posted run needs of its list: all but when it comes. */
export type RunList = Omit<Checklist, 'timing' | 'off'>;

export const defineChecklist = <const L extends Checklist>(list: L) => list;
