import type { Tx } from '../database/db.js';
import type { Follower, Followers, Following, Happening } from '../database/follow.js';
import { tell } from '../database/follow.js';
import type { Branch } from '../directory/branch.js';
import type { Value } from '../forms/field.js';
import type { Speech } from '../language/speak.js';
import type { FactName } from './names.js';

export type { FactName } from './names.js';

/** A local day of a branch, and the moment at which it is asked about. */
export interface DayAsked {
  branch: Branch;
  date: string;
  now: Date;
}

/** The answer about a fact of a day. */
export interface FactTold {
  met: boolean;
  /** Why it is met or not, as one sentence without its full stop. */
  why(speech: Speech): string;
  /** The answer itself, where the fact is a number. */
  value?: Value;
  /** The record that says what is wrong. */
  recordId?: string;
}

/** Answers a fact; null: nothing in the branch's records tells, so people are asked. */
export type DayFact = (db: { prisma: Tx }, day: DayAsked) => Promise<FactTold | null>;
/** A module's facts, by name. */
export type DayFacts = Partial<Record<FactName, DayFact>>;

/** Answers by the names of the facts, without those that no module knows. */
export type FactsTold = ReadonlyMap<string, FactTold | null>;

declare module '../database/follow.js' {
  interface Happenings {
    /** Asks how facts of a day stand. */
    'facts.asked': Happening<DayAsked & { names: readonly string[] }, FactsTold>;
  }
}

/** One follower that answers for all modules, so that whoever asks need not know which module owns a fact. */
export function factsFollow(facts: DayFacts): Partial<Followers> {
  const known = new Map<string, DayFact>(Object.entries(facts));
  const asked: Follower<DayAsked & { names: readonly string[] }, FactsTold> = {
    wants: () => true,
    async follow(_, tx, { names, ...day }) {
      const told = new Map<string, FactTold | null>();
      for (const name of new Set(names)) {
        const fact = known.get(name);
        if (fact) told.set(name, await fact({ prisma: tx }, day));
      }
      return told;
    },
  };
  return { 'facts.asked': asked };
}

/** Asks how these facts of a day stand, as the transaction sees it. */
export async function factsOn(
  db: Following,
  tx: Tx,
  day: DayAsked,
  names: readonly string[],
): Promise<FactsTold> {
  if (names.length === 0) return new Map();
  const [told] = await tell(db, tx, 'facts.asked', { ...day, names });
  return told ?? new Map();
}
