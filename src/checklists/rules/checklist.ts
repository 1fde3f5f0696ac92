import { z } from 'zod';
import type { FactName } from '../../platform/day-facts/names.js';
import { type Party, type Role, roles, storedParty } from '../../platform/directory/roles.js';
import type { OnClosed, Timing } from '../../platform/time/routine.js';
import type { Line } from './line.js';

/**
 * A list that is posted on a schedule. Its words are in the catalogues under `lists.<name>`; a run keeps the words
 * with which it was posted, so that changing a list never alters a run.
 */
export interface Checklist {
  name: string;
  timing: Timing;
  /** Off by default: only planned where a branch switches it on or gives it a time of its own. */
  off?: true;
  /** The role that must do it, and gets the reminders. */
  owner: Role;
  /** Who signs after every item is settled: for each signature, in order, who may give it. Nobody gives two. */
  signatures: readonly (readonly Party[])[];
  /** Minutes from posting to the limit; a list signed by then is in time. */
  due: number;
  /** Minutes after the limit in which it can still be done late; after that it is missed. */
  late: number;
  /** Minutes before the limit at which the owner's role is reminded; three at most. */
  remind: readonly number[];
  /** To whom it is escalated, and how many minutes after the limit. */
  escalate: { after: number; to: readonly Party[] };
  /** Lines by group; at most ten in each, Slack's limit for a group of checkboxes. */
  groups: Record<string, readonly (string | Line)[]>;
  /** Groups whose boxes must be ticked one by one; the others may be ticked with one press. */
  oneByOne?: readonly string[];
  /** Facts of the day that must be true before it can be signed, unless the branch head waives them (Z12). */
  gate?: readonly FactName[];
  /** `attendance`: its message shows how many of the day's roster have checked in. */
  shows?: 'attendance';
  /** What happens on days on which the branch is closed; absent: the list is skipped. */
  onClosed?: OnClosed;
}

/** The rules of a posted run: those of its list, without lines and timing. */
export type RunRules = Pick<Checklist, 'owner' | 'signatures' | 'due' | 'late' | 'remind' | 'escalate'> & {
  /**
   * Facts by name. `handover` is found on runs that were posted by versions without facts: they wait for the day's
   * handovers to be accepted.
   */
  gate?: readonly string[] | 'handover';
};

const parties = z.array(storedParty);
/** The rules of a run as stored in JSON. */
export const storedRunRules = z.object({
  owner: z.enum(roles),
  signatures: z.array(parties),
  due: z.number(),
  late: z.number(),
  remind: z.array(z.number()),
  escalate: z.object({ after: z.number(), to: parties }),
  gate: z.union([z.literal('handover'), z.array(z.string())]).exactOptional(),
}) satisfies z.ZodType<RunRules>;

export const defineChecklist = <const L extends Checklist>(list: L) => list;
