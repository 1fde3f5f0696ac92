import { z } from 'zod';
import type { FactName } from '../../platform/day-facts/names.js';
import { type Party, type Role, roles, storedParty } from '../../platform/directory/roles.js';
import type { OnClosed, Timing } from '../../platform/time/routine.js';
import type { Line } from './line.js';

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
  /** Minutes from its time of posting to its limit: signed by then, it is in time. */
  due: number;
  /** Minutes after the limit in which it still counts as done, late; after them it is missed. */
  late: number;
  /** Minutes before the limit at which those who owe it are reminded: three times at most. */
  remind: readonly number[];
  /** One step up, minutes after the limit. */
  escalate: { after: number; to: readonly Party[] };
  /** Lines by group; at most ten a group, as many as Slack's checkboxes hold. */
  groups: Record<string, readonly (string | Line)[]>;
  /** Groups whose boxes are ticked one by one; the others may be settled at one press. */
  oneByOne?: readonly string[];
  /** Facts of the day: it cannot be signed before all of them are so, or the head has let them go (Z12). */
  gate?: readonly FactName[];
  /** Its message shows how many of the roster are there. */
  shows?: 'attendance';
  /** What happens to a day on which the branch is closed; absent: it falls out. */
  onClosed?: OnClosed;
}

/** What a posted run goes by: all of its list but its lines and when it comes. */
export type RunRules = Pick<Checklist, 'owner' | 'signatures' | 'due' | 'late' | 'remind' | 'escalate'> & {
  /** Facts by name. `handover`: a list that was posted before there were facts waits for any handover that is accepted. */
  gate?: readonly string[] | 'handover';
};

const parties = z.array(storedParty);
/** The rules of a run as they are kept in JSON. */
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
