import { worksThere } from '../../../platform/directory/roles.js';
import type { Calendar } from '../../../platform/time/calendar.js';
import { addDays, weekdayNumber } from '../../../platform/time/day.js';
import type { Crew } from './crew.js';
import type { Happening } from './habit.js';
import { minutesAfter, momentOn } from './hours.js';
import type { Rhythm } from './life.js';
import { lives } from './records/index.js';

/** What happens on a working day, besides the routines. */
export interface Day {
  arrivals: { personId: string; at: Date }[];
  /** What people log; `what` makes it up when it happens. */
  happenings: { at: Date; what: (crew: Crew) => Happening }[];
}

/** The day of a branch by its date; an empty one where the branch is closed. */
export function dayOf(crew: Crew, date: string): Day {
  if (!crew.calendar.isWorkingDay(date)) return { arrivals: [], happenings: [] };
  const off = crew.branch.settings.kindsOff ?? [];
  return {
    arrivals: arrivalsOn(crew, date),
    happenings: Object.entries(lives).flatMap(([kind, { comes, what }]) =>
      comes && what && !off.includes(kind)
        ? momentsOf(crew, date, comes).map((at) => ({ at, what: (then: Crew) => what(then, at) }))
        : [],
    ),
  };
}

/** How much earlier or later than its part of the day something may come, as a share of the opening hours. */
const about = 0.02;

function momentsOf(crew: Crew, date: string, rhythm: Rhythm): Date[] {
  const { chance, calendar } = crew;
  const moments: (Date | null)[] = [];
  if ('parts' in rhythm) {
    const { parts, often = 1, on } = rhythm;
    if (on && !isAtEndOfWeek(calendar, date, on)) return [];
    for (const part of parts)
      if (chance.happens(often)) moments.push(momentOn(crew, date, Math.max(0, part - about), part + about));
  } else {
    const { aDay, from = 0.02, until = 0.93 } = rhythm;
    const count = aDay < 1 ? Number(chance.happens(aDay)) : chance.between(0, Math.round(2 * aDay));
    for (let one = 0; one < count; one++) moments.push(momentOn(crew, date, from, until));
  }
  return moments.filter((at) => at !== null);
}

/** Whether a working day is the first or the last one of its week. */
function isAtEndOfWeek(calendar: Calendar, date: string, end: 'first' | 'last'): boolean {
  const monday = addDays(date, 1 - weekdayNumber(date));
  return end === 'first'
    ? calendar.previousWorkingDay(date) < monday
    : calendar.nextWorkingDay(date) > addDays(monday, 6);
}

/**
 * When people arrive: mostly before they are expected; now and then somebody is late, does not come, or forgets to
 * say so.
 */
function arrivalsOn({ calendar, chance, members }: Crew, date: string): Day['arrivals'] {
  const hours = calendar.hours(date);
  if (!hours) return [];
  return members.filter(worksThere).flatMap(({ personId }) =>
    chance.happens(0.05)
      ? []
      : [
          {
            personId,
            at: minutesAfter(hours.arrive, aboutDue(chance.between(8, 55)) + chance.between(0, 59) / 60),
          },
        ],
  );
}

/** Turns a random number into minutes after the expected time; mostly negative, that is before it. */
const aboutDue = (drawn: number) => (drawn > 52 ? (drawn - 50) * 4 : -1 - drawn / 4);
