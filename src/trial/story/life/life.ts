import type { Crew } from './crew.js';
import type { Habit, Happening } from './habit.js';

/** When in a branch's days something comes. Parts of a day are shares of its opening hours: 0 is opening, 1 closing. */
export type Rhythm =
  /** On average this many on a working day, between two parts of it. */
  | { aDay: number; from?: number; until?: number }
  /**
   * Around these parts of a working day, each with the probability `often`; or only on the first or last working day
   * of a week.
   */
  | { parts: readonly number[]; often?: number; on?: 'first' | 'last' };

/** How records of a kind come about and go on in a branch of the trial. */
export interface Life {
  /** Absent: nobody logs one in the course of a day. */
  comes?: Rhythm;
  /** What is logged, and by whom; made up only when it happens. */
  what?(crew: Crew, at: Date): Happening;
  /** Absent: it stays as it is. */
  goesOn?: Habit;
}
