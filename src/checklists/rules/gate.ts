import type { Branch } from '../../platform/directory/branch.js';
import { Refusal } from '../../platform/refusal.js';
import { handover, type LobbyRecord, mustHandOver, type Open } from '../../records/module.js';
import type { RunRules } from './checklist.js';

/** What is open in a branch, and the handovers of the day. */
export interface Handing {
  handovers: readonly LobbyRecord[];
  open: readonly Open[];
}

/**
 * Whether a run is from a version without facts and waits for the day's handovers; branches that do not use handovers
 * have no such gate.
 */
export const isGated = ({ gate }: Pick<RunRules, 'gate'>, { settings }: Branch): boolean =>
  gate === 'handover' && !settings.kindsOff?.includes(handover.name);

/**
 * Checks that every handover of the day is accepted, and that there is one if anything must be handed over.
 * @throws Refusal `handover_open`
 */
export function mustBeHandedOver({ handovers, open }: Handing, now: Date): void {
  const given = handovers.filter(({ mergedId }) => mergedId === null);
  if (given.some(({ closedAt }) => closedAt === null)) throw new Refusal('handover_open');
  const received = (point: Open) =>
    given.some(({ ownerId, createdAt }) => ownerId !== null && createdAt >= point.createdAt);
  if (open.some((point) => mustHandOver(point, now) && !received(point))) throw new Refusal('handover_open');
}
