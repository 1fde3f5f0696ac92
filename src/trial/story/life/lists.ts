import {
  type Checklist,
  type Item,
  inBranch,
  lineOf,
  listWords,
  type report,
} from '../../../checklists/module.js';
import { type Crew, somebody } from './crew.js';
import { said, storiesOf } from './words.js';

/** The probabilities that a list is finished late, or forgotten. */
export const begunLate = 0.05;
export const forgotten = 0.02;

type Seen = Parameters<typeof report>[1];

/** What is reported in a group of a list: findings, and items that do not apply. */
export function seenIn(crew: Crew, list: Checklist, items: readonly Item[], at: Date): Seen[] {
  const { chance, calendar } = crew;
  const here = inBranch(list, listWords(list.name, crew.branch), crew.branch);
  const names = Object.values(here.list.groups)
    .flat()
    .map((line) => lineOf(line).name);
  const stories = storiesOf(crew).findings;
  return items.flatMap(({ id: itemId, position, rule }): Seen[] => {
    const seen = stories.seen[names[position] ?? ''];
    if (seen && chance.happens(0.022)) {
      const due = calendar.addWorkingDays(calendar.localDate(at), chance.between(1, 4));
      const ownerId = somebody(crew, chance.happens(0.6) ? 'staff' : 'lobby_manager').personId;
      return [{ itemId, state: 'finding', note: said(crew, seen), ownerId, due }];
    }
    if (chance.happens(0.006) && !rule?.always) return [notToday(crew, { id: itemId })];
    return [];
  });
}

/** A report that an item does not apply today. */
export const notToday = (crew: Crew, { id }: Pick<Item, 'id'>): Seen => ({
  itemId: id,
  state: 'na',
  note: said(crew, storiesOf(crew).findings.notApplicable),
});

/** The branch head's waiver of an item for today. */
export const letGo = (crew: Crew, { id }: Pick<Item, 'id'>): Seen => ({
  itemId: id,
  state: 'na',
  note: said(crew, storiesOf(crew).findings.released),
});
