import { z } from 'zod';
import type { Calendar } from './calendar.js';
import { type Holidays, occurrences } from './cron.js';
import { addDays } from './day.js';
import { MINUTE } from './durations.js';
import { isMoment, type Moment, momentOf, storedMoments } from './moment.js';
import { type OpenDay, openedFor, openLength } from './open-day.js';

/**
 * The last working day before a run of at least `days` days off, or the first one after it. The run must include a
 * public holiday or a day on which the branch is closed by exception: a plain weekend never counts.
 */
export type AroundHolidays = { holiday: 'before' | 'after'; days: number } & Moment;

/**
 * When a routine comes: at fixed times (cron, in branch time), at a moment of an open day, every `every` minutes of
 * opening time (first that long after opening; never at closing time itself), or around holidays.
 */
export type Timing = { cron: string } | Moment | { every: number } | AroundHolidays;

const holiday = { holiday: z.enum(['before', 'after']), days: z.number() };
/** A timing as it is kept in JSON. Those around holidays come first, since the others would match them too. */
export const storedTiming: z.ZodType<Timing> = z.union([
  z.object({ cron: z.string() }),
  z.union(storedMoments.map((moment) => z.object(holiday).and(moment))),
  ...storedMoments,
  z.object({ every: z.number() }),
]);

/** What happens to a date on which the branch is closed: nothing, or it moves to the working day before or after. */
export const closedRules = ['skip', 'before', 'after'] as const satisfies Exclude<Holidays, 'ignore'>[];
export type OnClosed = (typeof closedRules)[number];

/** Something that happens at set times, such as a checklist or a report. */
export interface Recurring {
  name: string;
  timing: Timing;
  /** `ignore`: it comes on days off all the same. */
  onClosed: Holidays;
  /** Minutes after its due time, after which it is too late to carry it out. */
  cutoff: number;
}

/** The same, with whether it is on in every branch and shown to people. */
export interface RoutineDefinition extends Recurring {
  /** Not planned unless a branch switches it on, or gives it a time of its own. */
  off?: true;
  /** A background job: neither the schedule nor the briefing shows it, and no branch can change it. */
  silent?: true;
}

/** What a branch has set for a routine; switched on without a timing, it comes at the shipped times. */
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

/** Stored in place of a cron expression: at the shipped times. */
export const ON = 'on';

/**
 * The routines of a branch: the shipped ones, each overridden by the branch's own where it has one of that name, and
 * then those that it has made itself.
 */
export function withOwn<R extends RoutineDefinition>(shipped: readonly R[], own: readonly R[]): R[] {
  const names = new Set(shipped.map(({ name }) => name));
  return [
    ...shipped.map((routine) => ({ ...routine, ...own.find(({ name }) => name === routine.name) })),
    ...own.filter(({ name }) => !names.has(name)),
  ];
}

export interface Planned {
  /** The date by the rule, which stays the same where the day itself moves; it identifies the occurrence. */
  date: string;
  slot: string;
  at: Date;
  /** Why it will not take place: the branch is closed that day. */
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
  // An offset may cross midnight, so the day before and the day after are looked at too.
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

/**
 * Gives each its wall-clock time as its slot. Where clocks go back, the second passing of a time gets a `+`, so that
 * neither is lost.
 */
function slotted(times: readonly Date[], calendar: Calendar): { slot: string; at: Date }[] {
  const taken = new Set<string>();
  return times.map((at) => {
    const time = calendar.localTime(at);
    const slot = taken.has(time) ? `${time}+` : time;
    taken.add(slot);
    return { slot, at };
  });
}
