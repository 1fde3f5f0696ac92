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

/** How often a list is begun only after its limit, or forgotten. */
export const begunLate = 0.05;
export const forgotten = 0.02;

type Seen = Parameters<typeof report>[1];

/** What is not simply right in a group of a list: findings, and items that do not apply. */
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
    if (chance.happens(0.006) && !rule?.always)
      return [{ itemId, state: 'na', note: said(crew, stories.notApplicable) }];
    return [];
  });
}
