import { MINUTE } from '../../platform/time/durations.js';
import type { OpenDay } from '../../platform/time/open-day.js';
import type { Absence, AbsenceKind } from './absence.js';
import { type Duty, type Expected, expectedOf, grouped } from './roster.js';

/**
 * The state of somebody on the roster: there on time (`here`) or `late`; not there and not expected yet (`awaited`),
 * `expected` by now, or missing from their post (`absent`).
 */
export type Standing = 'here' | 'late' | 'awaited' | 'expected' | 'absent';

/** When somebody is expected, but not before they could check in: nobody is late because of an outage. */
export function fairly({ arrive, from }: Expected, day: OpenDay, couldSay: Date): Expected {
  if (couldSay <= arrive) return { arrive, from };
  const late = new Date(couldSay.getTime() + day.begins.getTime() - day.arrive.getTime());
  return { arrive: late, from: from > late ? from : late };
}

/** @param since when they checked in */
export function standingOf({ arrive, from }: Expected, since: Date | undefined, now: Date): Standing {
  if (since) return since > arrive ? 'late' : 'here';
  if (now >= from) return 'absent';
  return now >= arrive ? 'expected' : 'awaited';
}

export const attendanceStates = ['present', 'late', 'absent', 'away'] as const;

/** A person's attendance on a day. */
export interface Attended {
  personId: string;
  date: string;
  state: (typeof attendanceStates)[number];
  /** When they were expected; null where they were not on the roster. */
  expectedAt: Date | null;
  /** When they checked in. */
  at: Date | null;
  /** The sort of absence. */
  kind: AbsenceKind | null;
}

/** What is known of a day when work ends. */
export interface DayKnown {
  date: string;
  day: OpenDay;
  duties: readonly Duty[];
  absences: readonly Pick<Absence, 'personId' | 'kind'>[];
  /** Who pressed "I'm here", and when. */
  here: ReadonlyMap<string, Date>;
  couldSay: Date;
}

/** The attendance of everybody who was on the roster, away, or there. */
export function attendedOn({ date, day, duties, absences, here, couldSay }: DayKnown): Attended[] {
  const byPerson = grouped(duties, ({ personId }) => personId);
  const away = new Map(absences.map(({ personId, kind }) => [personId, kind]));
  const people = [...new Set([...byPerson.keys(), ...away.keys(), ...here.keys()])];
  return people.flatMap((personId): Attended[] => {
    const expected = expectedOf(byPerson.get(personId) ?? [], day);
    const due = expected && fairly(expected, day, couldSay);
    const at = here.get(personId) ?? null;
    const kept = { personId, date, expectedAt: due?.arrive ?? null, at, kind: null };
    if (at) return [{ ...kept, state: due && at > due.arrive ? 'late' : 'present' }];
    const kind = away.get(personId);
    if (kind) return [{ ...kept, state: 'away', kind }];
    // People who were only on call were not expected.
    return due ? [{ ...kept, state: 'absent' }] : [];
  });
}

/** Minutes after they were expected, rounded up. */
export const minutesLate = ({ state, at, expectedAt }: Attended): number =>
  state === 'late' && at && expectedAt ? Math.ceil((at.getTime() - expectedAt.getTime()) / MINUTE) : 0;

/** A person's totals. */
export interface MonthOf {
  personId: string;
  worked: number;
  late: number;
  /** Minutes of delay in total. */
  minutes: number;
  absent: number;
  /** Days away, by sort of absence. */
  away: ReadonlyMap<AbsenceKind, number>;
}

/** Each person's totals. */
export function monthsOf(days: readonly Attended[]): MonthOf[] {
  return [...grouped(days, ({ personId }) => personId)].map(([personId, theirs]) => {
    const count = (...states: Attended['state'][]) =>
      theirs.filter(({ state }) => states.includes(state)).length;
    const away = new Map<AbsenceKind, number>();
    for (const { kind } of theirs) if (kind) away.set(kind, (away.get(kind) ?? 0) + 1);
    return {
      personId,
      worked: count('present', 'late'),
      late: count('late'),
      minutes: theirs.reduce((sum, one) => sum + minutesLate(one), 0),
      absent: count('absent'),
      away,
    };
  });
}

/** How many are on a day's roster, by state. */
export interface Attendance {
  of: number;
  here: number;
  late: number;
  absent: number;
}

/** Counts the people who are expected on a day; null where there are none. */
export function attendanceNow(
  { day, duties, here, couldSay }: Pick<DayKnown, 'day' | 'duties' | 'here' | 'couldSay'>,
  now: Date,
): Attendance | null {
  const standings = [...grouped(duties, ({ personId }) => personId)].flatMap(
    ([personId, theirs]): Standing[] => {
      const expected = expectedOf(theirs, day);
      return expected ? [standingOf(fairly(expected, day, couldSay), here.get(personId), now)] : [];
    },
  );
  const count = (...which: Standing[]) => standings.filter((one) => which.includes(one)).length;
  if (standings.length === 0) return null;
  return { of: standings.length, here: count('here', 'late'), late: count('late'), absent: count('absent') };
}
