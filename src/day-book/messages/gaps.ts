import type { Line } from '../../platform/day-register.js';
import { routineName } from '../../platform/language/routines.js';
import type { Place } from './line.js';

/** What came too late, or was never posted because nobody was there to do it. */
export function gapLines(place: Place): Line[] {
  const { facts, speech, routines } = place;
  return facts.gaps.map(({ name, at, state }) => ({
    at,
    what: routineName(name, { routines, titles: facts.titles }, speech),
    status: speech.t(`daybook.gaps.${state}`),
  }));
}
