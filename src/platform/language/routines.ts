import type { RoutineDefinition } from '../time/routine.js';
import type { DefinedKey, Key, Speech } from './speak.js';

/**
 * A routine, and the key under which its name stands; absent: its name is never shown, or a branch has named it
 * itself.
 */
export interface NamedRoutine extends RoutineDefinition {
  named?: Key | DefinedKey;
}

/** All routines, for texts that name them. */
export interface Routines {
  /** In the order in which they are listed. */
  readonly all: readonly NamedRoutine[];
  find(name: string): NamedRoutine | undefined;
  /** The names of routines that work in the background only and are never shown. */
  readonly silent: ReadonlySet<string>;
}

/** Where the names of routines come from. */
export interface RoutineNames {
  routines: Routines;
  /** Titles of lists in the branch's own words, by their names. */
  titles?: ReadonlyMap<string, string>;
}

/**
 * The name of a routine, not escaped: the branch's own words for it, where it has any. An unknown one goes by its
 * bare name.
 */
export function routineName(name: string, { routines, titles }: RoutineNames, speech: Speech): string {
  const named = routines.find(name)?.named;
  return titles?.get(name) ?? (named === undefined ? name : speech.t(named));
}
