import type { Db } from '../../../platform/database/db.js';
import type { Branch, Scene } from '../../../platform/directory/branch.js';
import type { Member, Role } from '../../../platform/directory/roles.js';
import type { Calendar } from '../../../platform/time/calendar.js';
import { createChance, seedOf } from '../life/chance.js';
import type { Crew } from '../life/crew.js';
import { later, minutesAfter } from '../life/hours.js';

/** A branch while the clock jumps. */
export interface Place {
  db: Db;
  branch: Branch;
  calendar: Calendar;
  members: readonly Member[];
  /** Who is on leave on a date. */
  isAway(personId: string, date: string): boolean;
  /** When the jump began. */
  from: Date;
}

/** Something that a colleague is going to do at a certain time. */
export interface Intent {
  at: Date;
  /** The id of what it is about. */
  about: string;
  /**
   * Does it, by the same rules and in a transaction like a press. @returns what they intend to do next with the same
   * thing
   */
  does(): Promise<Intent | null>;
}

/** Those who are at work on a date; people on leave are included where nobody else has their role. */
export function thereOn({ members, isAway }: Place, date: string): readonly Member[] {
  const there = members.filter(({ personId }) => !isAway(personId, date));
  if (there.length === members.length) return members;
  const isMissed = (role: Role) => !there.some(({ roles }) => roles.includes(role));
  return members.filter((one) => there.includes(one) || one.roles.some(isMissed));
}

/**
 * The people of the branch, or those who are there on a date, with chance seeded by `thing`, so that the same thing
 * always turns out the same.
 */
export function crewFor(place: Place, thing: string, date?: string): Crew {
  const { branch, calendar } = place;
  const members = date === undefined ? place.members : thereOn(place, date);
  return { branch, calendar, members, chance: createChance(seedOf(`${branch.channel} ${thing}`)) };
}

export const sceneOf = ({ branch, calendar, members }: Place, now: Date): Scene => ({
  branch,
  calendar,
  members,
  now,
});

/** Minutes before a jump; what was changed in them is taken to be the visitor's. */
const untouched = 60;

/**
 * When something that was planned for `at` is done at the earliest: what is overdue, in the first two hours of the
 * jump; what was changed in the hour before the jump, not before the next morning.
 */
export function notBefore({ calendar, from }: Place, changedAt: Date, crew: Crew, at: Date): Date {
  if (changedAt > from) return at;
  if (changedAt > minutesAfter(from, -untouched)) {
    const morning = calendar.hours(calendar.nextWorkingDay(calendar.localDate(from)))?.open ?? at;
    return at > morning ? at : later(crew, morning, 2, 60);
  }
  return at > from ? at : later(crew, from, 2, 120);
}
