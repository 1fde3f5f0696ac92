import type { Scene } from '../../domain/branch.js';
import type { Member } from '../../domain/people/roles.js';
import { note } from '../../domain/records/change.js';
import type { Kind } from '../../domain/records/kind.js';
import type { LogInput } from '../../domain/records/log.js';
import { move } from '../../domain/records/move.js';
import type { Change, Clock, LobbyRecord } from '../../domain/records/record.js';
import type { Crew } from './crew.js';
import { said, storiesOf } from './words.js';

/** Something that somebody meets with and logs. */
export interface Happening {
  kind: Kind;
  input: LogInput;
  who: Member;
}

/** What somebody is about to do with a record; `does` throws what the rules throw. */
export interface Next {
  at: Date;
  who: Member;
  does(record: LobbyRecord, clocks: readonly Clock[], scene: Scene): Change;
}

/** How people go on with a record of a kind, as it now stands; null where nobody will do anything more. */
export type Habit = (record: LobbyRecord, crew: Crew) => Next | null;

/** One of the moves of the record's kind, with the answers to what it asks. */
export const moves = (
  kind: Kind,
  name: string,
  given: Record<string, unknown>,
  who: Member,
  at: Date,
): Next => ({
  at,
  who,
  does: (record, clocks, scene) => move(kind, name, record, clocks, given, who, scene),
});

/** A word in the timeline on how it goes. */
export function notes(crew: Crew, who: Member, at: Date): Next {
  const words = said(crew, storiesOf(crew).notes);
  return { at, who, does: (record, _, scene) => note(record, words, who, scene) };
}
