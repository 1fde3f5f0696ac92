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

/** How a fact of a day stands. */
export interface FactTold {
  met: boolean;
  /** What it is met by, or why it is not, as one sentence without its full stop. */
  why(speech: Speech): string;
  /** The answer itself, where the fact is a number. */
  value?: Value;
  /** The record that says what is wrong. */
  recordId?: string;
}

/** null: nothing in the branch would tell it, so people are asked. */
export type DayFact = (db: { prisma: Tx }, day: DayAsked) => Promise<FactTold | null>;
/** A module's facts, by name. */
export type DayFacts = Partial<Record<FactName, DayFact>>;

/** How facts stand, by name. What is not here nobody knows. */
export type FactsTold = ReadonlyMap<string, FactTold | null>;

declare module '../database/follow.js' {
  interface Happenings {
    /** Somebody wants to know how facts of a day stand. */
    'facts.asked': Happening<DayAsked & { names: readonly string[] }, FactsTold>;
  }
}

/** Answers for all modules: whoever asks need not know whose a fact is. */
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

/** How these facts of a day stand, as the transaction sees it. */
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
