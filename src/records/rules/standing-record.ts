import type { Clock } from '../../platform/time/clock.js';
import type { Kind } from './kind.js';
import type { LobbyRecord } from './record.js';

/** A record as a rule finds it, with its kind and its limits. */
export interface StandingRecord {
  kind: Kind;
  record: LobbyRecord;
  clocks: readonly Clock[];
}

/** A record of a kind that must be read, and who has read it, by person ids. */
export interface ReadRecord {
  kind: Kind;
  record: LobbyRecord;
  readers: { has(personId: string): boolean };
}
