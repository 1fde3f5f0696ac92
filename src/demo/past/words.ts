import { storiesIn } from '../stories/stories.js';
import type { Telling } from './past.js';

/** The stories of the branch's language. */
export const storiesOf = ({ past }: Telling) => storiesIn(past.branch.language);

/** Fills a sentence's slots; one place, one number and one time a sentence. */
export function said(telling: Telling, sentences: readonly string[], place = placeOf(telling)): string {
  const { chance } = telling;
  return chance
    .pick(sentences)
    .replaceAll('{place}', place)
    .replaceAll('{n}', String(chance.between(1, 5)))
    .replaceAll('{m}', String(chance.between(10, 45, 5)));
}

export const placeOf = (telling: Telling): string => telling.chance.pick(storiesOf(telling).places);

/** A customer who does not exist, as private fields hold them. */
export function customerOf(telling: Telling): { customer: string; contact: string } {
  const { customers, phone } = storiesOf(telling);
  return {
    customer: telling.chance.pick(customers),
    contact: phone(String(telling.chance.between(100, 999))),
  };
}
