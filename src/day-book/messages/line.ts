import { type Line, offsetAt, timeOn } from '../../platform/day-register.js';
import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import type { Labels } from '../../platform/forms/inputs.js';
import type { Routines } from '../../platform/language/routines.js';
import type { Speech } from '../../platform/language/speak.js';
import { wallClock } from '../../platform/time/zone.js';
import { tableLine } from '../../platform/workbook/table.js';
import type { Kind } from '../../records/module.js';
import type { DayFacts } from '../rules/facts.js';

/** What the words of a book are taken from. */
export interface Place {
  facts: DayFacts;
  branch: Branch;
  /** In the branch's language. */
  speech: Speech;
  routines: Routines;
}

export const timeIn = (at: Date, { facts: { date, from, to }, branch }: Place): string =>
  timeOn(at, { branch, date, from, to });

/** `2026-11-16 09:15 +08:00`: the same wherever it is read. */
export function stampOf(at: Date, timezone: string): string {
  const { date, time } = wallClock(at, timezone);
  return `${date} ${time} ${offsetAt(at, timezone)}`;
}

export const nameOf = (id: string | null | undefined, { facts }: Place): string =>
  id ? (facts.names.get(id) ?? '?') : '';

/**
 * A kind's labels. What an earlier version wrote and this one has no words for any more goes by its own name: a book is
 * never left unsealed for want of a word.
 */
export function labelsIn(kind: Pick<Kind, 'name'>, { speech }: Place): Labels {
  const word = (path: string, name: string) => speech.maybe(`kinds.${kind.name}.${path}`) ?? name;
  return {
    label: (field) => word(`fields.${field}.label`, field),
    option: (field, option) => word(`fields.${field}.options.${option}`, option),
  };
}

export const statusIn = (kind: Pick<Kind, 'name'>, status: string, { speech }: Place): string =>
  speech.maybe(`kinds.${kind.name}.statuses.${status}`) ?? status;

/** What the values of fields are put into words with. */
export const valueWords = ({ facts, branch, speech }: Place) => ({
  speech,
  names: facts.names,
  currency: currencyOf(branch),
  timezone: branch.timezone,
});

/** The line as a row of the file: nine cells, as `tableWidth` and `dayCell` have it. */
export function rowOf(register: string, line: Line, place: Place): string {
  const { at, number, what, words, by, owner, status, day } = line;
  const cells = [register, at && timeIn(at, place), number, what, words, by, owner, status, day];
  return tableLine(cells.map((cell) => cell ?? ''));
}
