import { complaintComes } from './complaints.js';
import type { Crew } from './crew.js';
import type { Happening } from './habit.js';
import { minutesAfter, momentOn } from './hours.js';
import { incidentHappens } from './incidents.js';
import { referralComes } from './referrals.js';

/** What a working day brings, besides what comes by itself. */
export interface Day {
  arrivals: { personId: string; at: Date }[];
  /** What people log; made up only when it happens. */
  happenings: { at: Date; what: (crew: Crew) => Happening }[];
}

/** The day of a branch by its date; an empty one where the branch is closed. */
export function dayOf(crew: Crew, date: string): Day {
  const { chance, calendar } = crew;
  if (!calendar.isWorkingDay(date)) return { arrivals: [], happenings: [] };
  const busy = chance.happens(0.15) ? 2 : 1;
  return {
    arrivals: arrivalsOn(crew, date),
    happenings: [
      ...happen(crew, date, chance.between(0, 2) * busy, incidentHappens),
      ...happen(crew, date, chance.between(0, 1) + (chance.happens(0.3) ? 1 : 0), complaintComes, 0.7),
      ...happen(crew, date, chance.between(1, 3), referralComes),
    ],
  };
}

function happen(
  crew: Crew,
  date: string,
  count: number,
  what: (crew: Crew) => Happening,
  until = 0.93,
): Day['happenings'] {
  return Array.from({ length: count }).flatMap(() => {
    const at = momentOn(crew, date, 0.02, until);
    return at ? [{ at, what: (then: Crew) => what(then) }] : [];
  });
}

/** Before the doors open; now and then somebody does not come, or forgets to say so. */
function arrivalsOn({ calendar, chance, members }: Crew, date: string): Day['arrivals'] {
  const hours = calendar.hours(date);
  if (!hours) return [];
  return members
    .filter(({ roles }) => roles.some((role) => role !== 'hq' && role !== 'auditor'))
    .flatMap(({ personId }) =>
      chance.happens(0.05)
        ? []
        : [{ personId, at: minutesAfter(hours.open, -chance.between(8, 55) + chance.between(0, 59) / 60) }],
    );
}
