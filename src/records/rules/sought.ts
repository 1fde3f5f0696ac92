import type { LobbyRecord } from './record.js';
import { readSearch, type Search } from './search.js';
import type { Searcher, Vocabulary } from './search-words.js';

/** What one of the finding commands looks for in a branch. */
export interface Sought extends Search {
  branchId: string;
  /** Only records that this person owns. */
  ownerId?: string;
  /** Only records that are open, or closed with a task still to be done. */
  unfinished?: boolean;
  /** Without records in one of these statuses: `kind.status`. */
  without?: readonly string[];
}

/** A record that was found, with its nearest running limit and, if it was merged, the code of the other one. */
export type FoundRecord = LobbyRecord & {
  dueAt: Date | null;
  into: Pick<LobbyRecord, 'id' | 'kind' | 'number'> | null;
};

/** The finding commands; each searches a part of the records. */
export const grounds = ['find', 'list', 'my', 'cases'] as const;
export type Ground = (typeof grounds)[number];

/** What a command with these words looks for. Words for open or closed override the command. */
export function soughtBy(ground: Ground, line: string, place: Searcher, vocabulary: Vocabulary): Sought {
  const branchId = place.branch.id;
  if (ground === 'find') return { ...readSearch(line, place, vocabulary), branchId };
  if (ground === 'cases') {
    // `cases complaint` means lessons about complaints, so names of kinds are plain words here.
    const plain = { ...vocabulary, kinds: new Map(), nicknames: new Map() };
    const search = readSearch(line, place, plain);
    // A withdrawn lesson is only found by its status or number.
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
