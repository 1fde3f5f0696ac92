import type { Crew } from './crew.js';
import type { Habit, Happening } from './habit.js';

/** When in a branch's days something comes. Parts of a day are shares of its opening hours: 0 is opening, 1 closing. */
export type Rhythm =
  /** So many on a working day, on average, between two parts of it. */
  | { aDay: number; from?: number; until?: number }
  /** About these parts of a working day, each so often (0 to 1); or only on the first or last working day of a week. */
  | { parts: readonly number[]; often?: number; on?: 'first' | 'last' };

/** How a kind of record lives in a branch of the trial. */
export interface Life {
  /** Absent: nobody logs one in the course of a day. */
  comes?: Rhythm;
  /** What is logged, and by whom; made up only when it happens. */
  what?(crew: Crew, at: Date): Happening;
  /** Absent: it stays as it is. */
  goesOn?: Habit;
}
