import { storiesIn } from '../stories/stories.js';
import type { Crew } from './crew.js';

/** The stories of the branch's language. */
export const storiesOf = ({ branch }: Crew) => storiesIn(branch.language);

/** Fills a sentence's slots; one place, one number and one time a sentence. */
export function said(crew: Crew, sentences: readonly string[], place = placeOf(crew)): string {
  const { chance } = crew;
  return chance
    .pick(sentences)
    .replaceAll('{place}', place)
    .replaceAll('{n}', String(chance.between(1, 5)))
    .replaceAll('{m}', String(chance.between(10, 45, 5)));
}

export const placeOf = (crew: Crew): string => crew.chance.pick(storiesOf(crew).places);

/** A customer who does not exist, as private fields hold them. */
export function customerOf(crew: Crew): { customer: string; contact: string } {
  const { customers, phone } = storiesOf(crew);
  return {
    customer: crew.chance.pick(customers),
    contact: phone(String(crew.chance.between(100, 999))),
  };
}
