import type { Line } from '../../platform/day-register.js';
import { routineName } from '../../platform/language/routines.js';
import type { Place } from './line.js';

/** Routines that came late, or were never carried out because Lobby was not running. */
export function gapLines(place: Place): Line[] {
  const { facts, speech, routines } = place;
  return facts.gaps.map(({ name, at, state }) => ({
    at,
    what: routineName(name, { routines, titles: facts.titles }, speech),
    status: speech.t(`daybook.gaps.${state}`),
  }));
}
