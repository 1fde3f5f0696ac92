import { MINUTE } from '../../platform/time/durations.js';
import type { OpenDay } from '../../platform/time/open-day.js';
import type { Absence, AbsenceKind } from './absence.js';
import { type Duty, type Expected, expectedOf, grouped } from './roster.js';

/** How somebody on the roster stands: there in time or late, not expected yet, expected already, or missing from their post. */
export type Standing = 'here' | 'late' | 'awaited' | 'expected' | 'absent';

/** When somebody is expected: not before they could say that they are there, for nobody is late because Slack was away. */
export function fairly({ arrive, from }: Expected, day: OpenDay, couldSay: Date): Expected {
  if (couldSay <= arrive) return { arrive, from };
  const late = new Date(couldSay.getTime() + day.begins.getTime() - day.arrive.getTime());
  return { arrive: late, from: from > late ? from : late };
}

/** @param since when they said that they are there */
export function standingOf({ arrive, from }: Expected, since: Date | undefined, now: Date): Standing {
  if (since) return since > arrive ? 'late' : 'here';
  if (now >= from) return 'absent';
  return now >= arrive ? 'expected' : 'awaited';
}

export const attendanceStates = ['present', 'late', 'absent', 'away'] as const;

/** What is kept of somebody's day. */
export interface Attended {
  personId: string;
  date: string;
  state: (typeof attendanceStates)[number];
  /** When they were expected; null where they were on no roster. */
  expectedAt: Date | null;
  /** When they said that they are there. */
  at: Date | null;
  /** Why they were away. */
  kind: AbsenceKind | null;
}

/** A day as it is known when its work ends. */
export interface DayKnown {
  date: string;
  day: OpenDay;
  duties: readonly Duty[];
  absences: readonly Pick<Absence, 'personId' | 'kind'>[];
  /** Who said "I'm here", and when. */
  here: ReadonlyMap<string, Date>;
  couldSay: Date;
}

/** What is kept of everybody who was on the roster, away, or there. */
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
    // Whoever was only on call was expected nowhere.
    return due ? [{ ...kept, state: 'absent' }] : [];
  });
}

/** Whole minutes after they were expected; a minute that has begun counts. */
export const minutesLate = ({ state, at, expectedAt }: Attended): number =>
  state === 'late' && at && expectedAt ? Math.ceil((at.getTime() - expectedAt.getTime()) / MINUTE) : 0;

/** A person's days, counted. */
export interface MonthOf {
  personId: string;
  worked: number;
  late: number;
  /** Minutes in all. */
  minutes: number;
  absent: number;
  /** Days away, by why. */
  away: ReadonlyMap<AbsenceKind, number>;
}

/** The days of each person, counted. */
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

/** How many are on a day's roster, and how they stand. */
export interface Attendance {
  of: number;
  here: number;
  late: number;
  absent: number;
}

/** Counts those who are expected on a day; null where nobody is. */
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
