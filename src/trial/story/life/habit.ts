import type { Scene } from '../../../platform/directory/branch.js';
import { isParty, type Member, type Party, resolve } from '../../../platform/directory/roles.js';
import type { Clock } from '../../../platform/time/clock.js';
import {
  type Change,
  type Kind,
  type LobbyRecord,
  type LogInput,
  move,
  note,
} from '../../../records/module.js';
import { type Crew, NobodyThere } from './crew.js';
import { said, storiesOf } from './words.js';

/** Something that somebody logs. */
export interface Happening {
  kind: Kind;
  input: LogInput;
  who: Member;
}

/** What somebody is about to do with a record; `does` throws what the rules throw. */
export interface Next {
  at: Date;
  who: Member;
  /**
   * @param readers person ids of those who have read it, where it must be read. @returns null where it is done
   * already
   */
  does(
    record: LobbyRecord,
    clocks: readonly Clock[],
    scene: Scene,
    readers: ReadonlySet<string>,
  ): Change | null;
}

/**
 * How people go on with a record of a kind, in its current state; null where nobody will do anything more.
 * @param readers person ids of those who have read it, where it must be read
 */
export type Habit = (record: LobbyRecord, crew: Crew, readers: ReadonlySet<string>) => Next | null;

/** One of the moves of the record's kind, with the answers to what it asks. */
export const moves = (
  kind: Kind,
  name: string,
  given: Record<string, unknown>,
  { who, at }: { who: Member; at: Date },
): Next => ({
  at,
  who,
  does: (record, clocks, scene) => move({ kind, record, clocks }, name, given, { who, scene }),
});

/** Adds a note on the progress to the timeline. */
export function notes(crew: Crew, about: 'incident' | 'complaint' | 'referral', who: Member, at: Date): Next {
  const words = said(crew, storiesOf(crew).team.notes[about]);
  return { at, who, does: (record, _, scene) => note(record, words, who, scene) };
}

/** One way in which people may go on with a record. */
export interface Way {
  move: string;
  /** Its weight among the ways from the same status; absent: 1. */
  share?: number;
  /** Who makes the move: the first of these parties that has anybody. */
  by: readonly Party[];
  at(crew: Crew, record: LobbyRecord): Date;
  /** The answers to what the move asks. */
  gives?(crew: Crew, record: LobbyRecord, at: Date): Record<string, unknown>;
}

/** A habit defined as data: the ways from each status. From a status without ways nobody goes on. */
export function along(kind: Kind, ways: Readonly<Record<string, readonly Way[]>>): Habit {
  return (record, crew) => {
    const open = ways[record.status];
    if (!open) return null;
    const shares = Object.fromEntries(open.map(({ share = 1 }, place) => [place, share]));
    const way = open[Number(crew.chance.weighed(shares))];
    if (!way) return null;
    const who = whoMoves(kind, way, record, crew);
    const at = way.at(crew, record);
    return moves(kind, way.move, way.gives?.(crew, record, at) ?? {}, { who, at });
  };
}

/** Somebody of the way's parties whom the move does not exclude. @throws NobodyThere */
function whoMoves(kind: Kind, { move, by }: Way, record: LobbyRecord, crew: Crew): Member {
  const except = kind.moves[move]?.except ?? [];
  for (const party of by) {
    const able = resolve(crew.members, [party], record).filter((one) => !isParty(one, except, record));
    const who = able[crew.chance.between(0, able.length - 1)];
    if (who) return who;
  }
  throw new NobodyThere(crew.branch.name, by.join(', '));
}
