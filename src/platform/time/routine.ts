import { z } from 'zod';
import type { Calendar } from './calendar.js';
import { type Holidays, occurrences } from './cron.js';
import { addDays } from './day.js';
import { MINUTE } from './durations.js';
import { isMoment, type Moment, momentOf, storedMoments } from './moment.js';
import { type OpenDay, openedFor, openLength } from './open-day.js';

/**
 * The last working day before a run of so many days off or more, or the first one after it. Only a run that holds a
 * public holiday or a day that the branch closed itself counts: a plain weekend never does.
 */
export type AroundHolidays = { holiday: 'before' | 'after'; days: number } & Moment;

/**
 * When a routine comes: at fixed times (cron, branch time), at a moment of an open day by its hours, every so many minutes of opening
 * time (the first so long after opening; none at closing time itself), or around holidays.
 */
export type Timing = { cron: string } | Moment | { every: number } | AroundHolidays;

const holiday = { holiday: z.enum(['before', 'after']), days: z.number() };
/** A timing as it is kept in JSON. Those around holidays come first: the others are parts of them. */
export const storedTiming: z.ZodType<Timing> = z.union([
  z.object({ cron: z.string() }),
  z.union(storedMoments.map((moment) => z.object(holiday).and(moment))),
  ...storedMoments,
  z.object({ every: z.number() }),
]);

/** What happens to a date on which the branch is closed: nothing, or it moves to the working day before or after. */
export const closedRules = ['skip', 'before', 'after'] as const satisfies Exclude<Holidays, 'ignore'>[];
export type OnClosed = (typeof closedRules)[number];

/** When something comes by itself, such as a checklist or a report. */
export interface Recurring {
  name: string;
  timing: Timing;
  /** `ignore`: it comes on days off all the same. */
  onClosed: Holidays;
  /** Minutes after its time at which it is too late to post it at all. */
  cutoff: number;
}

/** The same, with whether it comes to every branch and is spoken of. */
export interface RoutineDefinition extends Recurring {
  /** Not planned unless a branch switches it on, or gives it a time of its own. */
  off?: true;
  /** It keeps house: nobody waits for it, so neither the schedule nor the briefing speaks of it, and no branch sets it. */
  silent?: true;
}

/** A branch's own word on a routine; where it is on without a time, it comes at the shipped ones. */
export interface OwnTime {
  enabled: boolean;
  timing?: Timing;
}

/** When a routine comes to a branch; undefined where it does not come at all. */
export function timingOf(routine: RoutineDefinition, own?: OwnTime): Timing | undefined {
  if (routine.silent) return routine.timing;
  const on = own ? own.enabled : !routine.off;
  return on ? (own?.timing ?? routine.timing) : undefined;
}

/** Words that a schedule may be instead of a cron expression: at the shipped times, and not at all. */
export const ON = 'on';

/**
 * The routines of a branch: those that there are, each by the branch's own rules where it has some, and then those that it
 * has made itself.
 */
export function withOwn<R extends RoutineDefinition>(shipped: readonly R[], own: readonly R[]): R[] {
  const names = new Set(shipped.map(({ name }) => name));
  return [
    ...shipped.map((routine) => ({ ...routine, ...own.find(({ name }) => name === routine.name) })),
    ...own.filter(({ name }) => !names.has(name)),
  ];
}

export interface Planned {
  /** The date by the rule, which stays the same where the day itself moves; the occurrence is known by it. */
  date: string;
  slot: string;
  at: Date;
  /** Why nothing will be posted: the branch is closed that day. */
  skipped?: string;
}

/** Whether it comes once on a day at most, whatever that day's hours turn out to be. */
export const isOnceADay = (timing: Timing): boolean => isMoment(timing);

/**
 * The occurrences of a routine in [from, to).
 * @param timing the branch's own time for it, where it has one.
 */
export function plan(
  routine: Recurring,
  calendar: Calendar,
  { from, to }: { from: Date; to: Date },
  timing = routine.timing,
): Planned[] {
  if ('cron' in timing)
    return occurrences(timing.cron, calendar, { from, to }, routine.onClosed).map(
      ({ nominal, time, at, skipped }) => ({
        date: nominal,
        slot: time,
        at,
        ...(skipped ? { skipped } : {}),
      }),
    );
  const found: Planned[] = [];
  // An offset may reach over midnight: the day before and the day after can fall into the window too.
  for (let day = addDays(calendar.localDate(from), -1); ; day = addDays(day, 1)) {
    if (calendar.at(addDays(day, -1), '00:00') >= to) return found;
    const hours = calendar.hours(day);
    if (!hours || !comesOn(day, timing, calendar)) continue;
    for (const moment of slotted(moments(timing, hours), calendar))
      if (moment.at >= from && moment.at < to) found.push({ date: day, ...moment });
  }
}

function comesOn(day: string, timing: Exclude<Timing, { cron: string }>, calendar: Calendar): boolean {
  if (!('holiday' in timing)) return true;
  const { before, after } = calendar.holidayRun(day);
  return (timing.holiday === 'before' ? after : before) >= timing.days;
}

function moments(timing: Exclude<Timing, { cron: string }>, day: OpenDay): Date[] {
  if (!('every' in timing)) return [momentOf(timing, day)];
  const step = timing.every * MINUTE;
  return Array.from({ length: Math.max(0, Math.ceil(openLength(day) / step) - 1) }, (_, index) =>
    openedFor(day, (index + 1) * step),
  );
}

/** Each with its wall-clock time; one that autumn repeats is told apart at its second passing, so that neither is lost. */
function slotted(times: readonly Date[], calendar: Calendar): { slot: string; at: Date }[] {
  const taken = new Set<string>();
  return times.map((at) => {
    const time = calendar.localTime(at);
    const slot = taken.has(time) ? `${time}+` : time;
    taken.add(slot);
    return { slot, at };
  });
}
