import type { Branch } from '../../platform/directory/branch.js';
import { Refusal } from '../../platform/refusal.js';
import { handover, type LobbyRecord, mustHandOver, type Open } from '../../records/module.js';
import type { RunRules } from './checklist.js';

/** What is open in a branch, and what was handed over on the day. */
export interface Handing {
  handovers: readonly LobbyRecord[];
  open: readonly Open[];
}

/** Whether a list was posted before there were facts, and waits for any handover; a branch that does without has no such gate. */
export const isGated = ({ gate }: Pick<RunRules, 'gate'>, { settings }: Branch): boolean =>
  gate === 'handover' && !settings.kindsOff?.includes(handover.name);

/**
 * Every handover of the day is accepted, and what may not be left behind was there when one of them was given. A day on
 * which there is nothing of that kind needs none.
 * @throws Refusal `handover_open`
 */
export function mustBeHandedOver({ handovers, open }: Handing, now: Date): void {
  const given = handovers.filter(({ mergedId }) => mergedId === null);
  if (given.some(({ closedAt }) => closedAt === null)) throw new Refusal('handover_open');
  const received = (point: Open) =>
    given.some(({ ownerId, createdAt }) => ownerId !== null && createdAt >= point.createdAt);
  if (open.some((point) => mustHandOver(point, now) && !received(point))) throw new Refusal('handover_open');
}
