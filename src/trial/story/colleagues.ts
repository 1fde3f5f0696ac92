import type { Db } from '../../platform/database/db.js';
import { branchIn } from '../../platform/directory/store/branches.js';
import { membersOf } from '../../platform/directory/store/people.js';
import type { Log } from '../../platform/log.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../platform/time/day.js';
import { HOUR, MINUTE } from '../../platform/time/durations.js';
import { absencesIn, isAwayIn } from '../../roster/module.js';
import { trialBranches } from './branches.js';
import type { Company, Lived } from './clock.js';
import { createBoard } from './present/board.js';
import type { Place } from './present/place.js';

/** In steps of up to this length only the visitor acts. */
const step = 2 * HOUR;

/**
 * The people of the made-up branches go on with their work while the clock jumps. In a step of up to two hours nobody
 * does anything, and whatever is due waits for the visitor; in a longer jump everybody works, except on records that
 * were changed in the hour before it, which wait until the next morning. Chance is seeded, so the same jump has the
 * same result.
 */
export function colleagues(parts: { db: Db; clock: { now(): Date }; log: Log }): Company {
  return async (from, to) => (to.getTime() - from.getTime() > step ? atWork(parts, from, to) : null);
}

async function atWork(
  { db, clock, log }: Parameters<typeof colleagues>[0],
  from: Date,
  to: Date,
): Promise<Lived> {
  const places = await placesOf(db, from, to);
  const board = await createBoard({ db, log, places, mondays: mondaysOf(places, from, to), from, to });
  const pace = paceOf(from, to);
  return {
    async nextAt() {
      const first = await board.look();
      return first && new Date(Math.ceil(first.getTime() / pace) * pace);
    },
    settle: () => board.doUntil(clock.now()),
  };
}

async function placesOf(db: Db, from: Date, to: Date): Promise<Place[]> {
  const places: Place[] = [];
  for (const { channel } of trialBranches) {
    const branch = await branchIn(db, channel);
    if (!branch) continue;
    const members = await membersOf(db, branch.id);
    const calendar = branchCalendar(branch);
    const isAway = isAwayIn(
      await absencesIn(db, branch.id, calendar.localDate(from), calendar.localDate(to)),
    );
    places.push({ db, branch, calendar, members, isAway, from });
  }
  return places;
}

/** The Mondays of all weeks that the jump touches, wherever a branch is. */
function mondaysOf(places: readonly Place[], from: Date, to: Date): string[] {
  const mondays = new Set<string>();
  for (const { calendar } of places) {
    const today = calendar.localDate(from);
    const last = calendar.localDate(to);
    for (let monday = addDays(today, 1 - weekdayNumber(today)); monday <= last; monday = addDays(monday, 7))
      mondays.add(monday);
  }
  return [...mondays];
}

/**
 * How often the board is looked at, in milliseconds: the longer the jump, the rarer, since drawing every message
 * takes time. What people do is still stamped with its own time.
 */
const paceOf = (from: Date, to: Date): number =>
  MINUTE * Math.min(60, Math.max(1, Math.round((to.getTime() - from.getTime()) / (3 * HOUR))));
