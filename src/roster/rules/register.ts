import type { Duty } from './roster.js';

/** Who was to be there on a day, who came, and who was away, as the day book tells it. */
export interface RosterFacts {
  duties: Duty[];
  /** Who said "I'm here", and when: by person's id. */
  present: ReadonlyMap<string, Date>;
  /** Whose absence on the day is granted, by id. */
  away: string[];
  /** Absences that were granted on the day for days before it. */
  later: { personId: string; from: string; to: string; at: Date; by: string | null }[];
  names: ReadonlyMap<string, string>;
}
