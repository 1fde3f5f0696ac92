import type { Duty } from './roster.js';

/** Who was rostered on a day, who came and who was away, for the day book. */
export interface RosterFacts {
  duties: Duty[];
  /** Who pressed "I'm here", and when, by person id. */
  present: ReadonlyMap<string, Date>;
  /** Person ids of those with an approved absence on the day. */
  away: string[];
  /** Absences that were approved on the day for earlier days. */
  later: { personId: string; from: string; to: string; at: Date; by: string | null }[];
  names: ReadonlyMap<string, string>;
}
