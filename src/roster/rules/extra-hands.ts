import { MINUTE } from '../../platform/time/durations.js';
import type { OpenDay } from '../../platform/time/open-day.js';
import { arrival, type Duty, posts, spansOf } from './roster.js';

/** A further call within this time is merged with the first. */
export const sameCall = 10 * MINUTE;

/** People who can be called to the lobby: those at other posts now, and those on call. */
export function extraHands(today: readonly Duty[], day: OpenDay, now: Date): Set<string> {
  const inLobby = new Set<string>();
  const hands = new Set<string>();
  for (const { post, shift, personId } of today) {
    const spans = spansOf(shift, day);
    const isNow = spans?.some(({ from, to }) => now.getTime() >= from.getTime() - arrival && now < to);
    if (isNow && post === posts[0]) inLobby.add(personId);
    else if (isNow || !spans) hands.add(personId);
  }
  for (const personId of inLobby) hands.delete(personId);
  return hands;
}
