import type { Branch } from '../../platform/directory/branch.js';
import type { Routines } from '../../platform/language/routines.js';
import type { DayFacts } from './facts.js';
import type { BookHead } from './file.js';

/** What a book is written from. */
export interface Unsealed extends BookHead {
  facts: DayFacts;
  sealedAt: Date;
  late: boolean;
  /** Where the branch's audit trail ends. */
  audit: { seq: number; hash: string };
}

/** Puts a day into words. `concerns`: the earlier days that its late additions belong to. */
export type WriteBook = (
  book: Unsealed,
  branch: Branch,
  routines: Routines,
) => { content: string; concerns: string[] };

/** The routine for which a day is sealed. */
export const bookRoutine = 'daybook';
