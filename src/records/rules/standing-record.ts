import type { Clock } from '../../platform/time/clock.js';
import type { Kind } from './kind.js';
import type { LobbyRecord } from './record.js';

/** A record with its kind and its clocks, as rules need it. */
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
