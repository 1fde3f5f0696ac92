import type { Branch } from '../../platform/directory/branch.js';
import { type InputState, text } from '../../platform/forms/read.js';
import { readHours } from '../../platform/reading/hours.js';
import { WEEKDAYS, type Weekday } from '../../platform/time/day.js';
import { type HoursFault, writeHours } from '../../platform/time/hours.js';

type Week = Branch['hours'];
type Values = Readonly<Record<string, InputState>>;

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
/** The hours that the form of a new branch begins with. */
export const usualWeek: Week = Object.fromEntries(workdays.map((day) => [day, '09:00-17:00']));

/** Whether Monday to Friday have the same hours, so that one input is enough for them. */
export const isAlike = (week: Week): boolean => workdays.every((day) => week[day] === week.mon);

/**
 * The form's inputs for the hours and the weekdays that each stands for: one for Monday to Friday, or one each; then
 * Saturday and Sunday.
 */
const fieldsOf = (values: Values): { field: string; days: readonly Weekday[] }[] =>
  'weekdays' in values
    ? [
        { field: 'weekdays', days: workdays },
        { field: 'sat', days: ['sat'] },
        { field: 'sun', days: ['sun'] },
      ]
    : WEEKDAYS.map((day) => ({ field: day, days: [day] }));

/** The hours by weekday, as typed and unchecked. */
export const typedWeek = (values: Values): Week =>
  Object.fromEntries(
    fieldsOf(values).flatMap(({ field, days }) => {
      const typed = text(values[field]);
      return typed === undefined ? [] : days.map((day) => [day, typed]);
    }),
  );

/**
 * Reads the hours of the form; errors are given by input. A weekday that is left empty or marked as closed has no
 * hours.
 */
export function readWeek(values: Values): {
  hours: Week;
  faults: { field: string; fault: HoursFault; right: string }[];
} {
  const hours: Week = {};
  const faults: { field: string; fault: HoursFault; right: string }[] = [];
  const fields = fieldsOf(values);
  for (const { field, days } of fields) {
    const typed = text(values[field]);
    if (typed === undefined) continue;
    const read = readHours(typed);
    if ('fault' in read) faults.push({ field, ...read });
    else if ('hours' in read) for (const day of days) hours[day] = writeHours(read.hours);
  }
  const [first] = fields;
  if (faults.length === 0 && Object.keys(hours).length === 0 && first)
    faults.push({ field: first.field, fault: 'empty', right: '09:00-17:00' });
  return { hours, faults };
}

/** Runs of consecutive weekdays with the same hours, in order; closed days are left out. */
export function runsOf(week: Week): { first: Weekday; last: Weekday; hours: string }[] {
  const runs: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const [at, day] of WEEKDAYS.entries()) {
    const hours = week[day];
    const before = runs.at(-1);
    if (!hours) continue;
    if (before?.hours === hours && before.last === WEEKDAYS[at - 1]) before.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
}
