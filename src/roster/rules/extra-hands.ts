import { MINUTE } from '../../platform/time/durations.js';
import { arrival, type Duty, type Hours, posts, spanOf } from './roster.js';

/** A call asked again within so long is the same call. */
export const sameCall = 10 * MINUTE;

/** Those who stand elsewhere now, or are on call: the hands that can be asked to help in the lobby. */
export function extraHands(today: readonly Duty[], hours: Hours, now: Date): Set<string> {
  const inLobby = new Set<string>();
  const hands = new Set<string>();
  for (const { post, shift, personId } of today) {
    const span = spanOf(shift, hours);
    const isNow = span && now.getTime() >= span.from.getTime() - arrival && now < span.to;
    if (isNow && post === posts[0]) inLobby.add(personId);
    else if (isNow || !span) hands.add(personId);
  }
  for (const personId of inLobby) hands.delete(personId);
  return hands;
}
