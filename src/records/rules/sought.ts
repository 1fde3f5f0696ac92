import type { LobbyRecord } from './record.js';
import { readSearch, type Search } from './search.js';
import type { Searcher, Vocabulary } from './search-words.js';

/** What one of the commands that find things looks for in a branch. */
export interface Sought extends Search {
  branchId: string;
  /** What this person owns. */
  ownerId?: string;
  /** Open, or closed with something still owed on it. */
  unfinished?: boolean;
  /** Not what is in one of these, as `kind.status`. */
  without?: readonly string[];
}

/** A record that was found, with its nearest running limit and, where it was merged, the one that it went into. */
export type FoundRecord = LobbyRecord & {
  dueAt: Date | null;
  into: Pick<LobbyRecord, 'id' | 'kind' | 'number'> | null;
};

/** The commands that find things: each has a ground of its own to search. */
export const grounds = ['find', 'list', 'my', 'cases'] as const;
export type Ground = (typeof grounds)[number];

/** What a command looks for, with the words after it. Words that say open or closed are stronger than the command. */
export function soughtBy(ground: Ground, line: string, place: Searcher, vocabulary: Vocabulary): Sought {
  const branchId = place.branch.id;
  if (ground === 'find') return { ...readSearch(line, place, vocabulary), branchId };
  if (ground === 'cases') {
    // "Cases complaint" are lessons about complaints.
    const plain = { ...vocabulary, kinds: new Map(), nicknames: new Map() };
    const search = readSearch(line, place, plain);
    // A lesson that was taken out is told no more, unless somebody asks for just that.
    const anyState = search.standings.length === 0 && search.numbers.length === 0;
    return { ...search, kinds: ['case'], branchId, ...(anyState ? { without: ['case.struck'] } : {}) };
  }
  const search = readSearch(line, place, vocabulary);
  const anyState = search.state === null && search.standings.length === 0 && search.numbers.length === 0;
  return {
    ...search,
    branchId,
    ...(anyState ? { unfinished: true } : {}),
    ...(ground === 'my' ? { ownerId: place.me } : {}),
  };
}
