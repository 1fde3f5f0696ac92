import { storiesIn } from '../stories/stories.js';
import type { Crew } from './crew.js';

/** The stories of the branch's language. */
export const storiesOf = ({ branch }: Pick<Crew, 'branch'>) => storiesIn(branch.language);

/** Picks a sentence and fills its slots, with one place, one number and one length of time. */
export function said(crew: Crew, sentences: readonly string[], place = placeOf(crew)): string {
  const { chance } = crew;
  return chance
    .pick(sentences)
    .replaceAll('{place}', place)
    .replaceAll('{n}', String(chance.between(1, 5)))
    .replaceAll('{m}', String(chance.between(10, 45, 5)));
}

export const placeOf = (crew: Crew): string => crew.chance.pick(storiesOf(crew).places);

/** A decision as a line that becomes an action, with who does it and by when. */
export function decided(crew: Crew, sentence: string, from: Date): string {
  const { calendar, chance, members } = crew;
  const people = members.filter(({ roles }) => roles.includes('staff') || roles.includes('lobby_manager'));
  const day = calendar.addWorkingDays(calendar.localDate(from), chance.between(2, 5));
  const [, month = 0, date = 0] = day.split('-').map(Number);
  const who = people[chance.between(0, people.length - 1)];
  const mention = who ? ` @${givenName(who.name)}` : '';
  return `${sentence}${mention} ${storiesOf(crew).day(month, date)}`;
}

/** The first name, where a name has several words. */
const givenName = (name: string) => name.split(' ')[0] ?? name;

/** A customer who does not exist, as private fields hold them. */
export function customerOf(crew: Crew): { customer: string; contact: string } {
  const { customers, phone } = storiesOf(crew);
  return {
    customer: crew.chance.pick(customers),
    contact: phone(String(crew.chance.between(100, 999))),
  };
}
