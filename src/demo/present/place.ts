import type { Db } from '../../database/db.js';
import type { Branch, Scene } from '../../domain/branch.js';
import type { Member } from '../../domain/people/roles.js';
import type { Calendar } from '../../domain/time/calendar.js';
import { createChance, seedOf } from '../life/chance.js';
import type { Crew } from '../life/crew.js';

/** A branch while the clock jumps. */
export interface Place {
  db: Db;
  branch: Branch;
  calendar: Calendar;
  members: readonly Member[];
  /** When the jump began. */
  from: Date;
}

/** Something that a colleague is going to do, at a moment of their own. */
export interface Intent {
  at: Date;
  /** The id of what it is about. */
  about: string;
  /** Does it, by the rules and in a transaction as a press would; gives what they intend with the same thing next. */
  does(): Promise<Intent | null>;
}

/** The people of the branch with a chance that falls the same way for the same thing, whenever it is asked. */
export function crewFor({ branch, calendar, members }: Place, thing: string): Crew {
  return { branch, calendar, members, chance: createChance(seedOf(`${branch.channel} ${thing}`)) };
}

export const sceneOf = ({ branch, calendar, members }: Place, now: Date): Scene => ({
  branch,
  calendar,
  members,
  now,
});
