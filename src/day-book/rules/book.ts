import type { Branch } from '../../platform/directory/branch.js';
import type { Routines } from '../../platform/language/routines.js';
import type { DayFacts } from './facts.js';
import type { BookHead } from './file.js';

/** What a book is written from. */
export interface Unsealed extends BookHead {
  facts: DayFacts;
  sealedAt: Date;
  late: boolean;
  /** The last entry of the branch's audit trail. */
  audit: { seq: number; hash: string };
}

/** Writes the book's CSV text. `concerns`: the earlier days that its additions belong to. */
export type WriteBook = (
  book: Unsealed,
  branch: Branch,
  routines: Routines,
) => { content: string; concerns: string[] };

/** The name of the routine that seals days. */
export const bookRoutine = 'daybook';
