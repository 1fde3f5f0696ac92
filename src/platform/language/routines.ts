import type { RoutineDefinition } from '../time/routine.js';
import type { DefinedKey, Key, Speech } from './speak.js';

/** A routine, and the key under which its name stands; absent: nobody speaks of it, or a branch has named it itself. */
export interface NamedRoutine extends RoutineDefinition {
  named?: Key | DefinedKey;
}

/** Every routine that there is, for those who speak of them. */
export interface Routines {
  /** In the order in which they are listed. */
  readonly all: readonly NamedRoutine[];
  find(name: string): NamedRoutine | undefined;
  /** The names of those that keep house. */
  readonly silent: ReadonlySet<string>;
}

/** What names of routines are taken from. */
export interface RoutineNames {
  routines: Routines;
  /** Titles of lists in the branch's own words, by their names. */
  titles?: ReadonlyMap<string, string>;
}

/** The name of a routine, to be escaped: as the branch words it, where it does. One that nobody knows goes by its bare name. */
export function routineName(name: string, { routines, titles }: RoutineNames, speech: Speech): string {
  const named = routines.find(name)?.named;
  return titles?.get(name) ?? (named === undefined ? name : speech.t(named));
}
