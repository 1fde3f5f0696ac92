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

/** What is needed to put a book into words. */
export interface Place {
  facts: DayFacts;
  branch: Branch;
  /** In the branch's language. */
  speech: Speech;
  routines: Routines;
}

export const timeIn = (at: Date, { facts: { date, from, to }, branch }: Place): string =>
  timeOn(at, { branch, date, from, to });

/** `2026-11-16 09:15 +08:00`: unambiguous in every time zone. */
export function stampOf(at: Date, timezone: string): string {
  const { date, time } = wallClock(at, timezone);
  return `${date} ${time} ${offsetAt(at, timezone)}`;
}

export const nameOf = (id: string | null | undefined, { facts }: Place): string =>
  id ? (facts.names.get(id) ?? '?') : '';

/**
 * A kind's labels. A field or option that this version has no words for, because an earlier one wrote it, is shown by
 * its internal name: a missing word must never keep a book from being sealed.
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

/** What is needed to format the values of fields. */
export const valueWords = ({ facts, branch, speech }: Place) => ({
  speech,
  names: facts.names,
  currency: currencyOf(branch),
  timezone: branch.timezone,
});

/** The line as a CSV row of `tableWidth` cells; `day` is the one at `dayCell`. */
export function rowOf(register: string, line: Line, place: Place): string {
  const { at, number, what, words, by, owner, status, day } = line;
  const cells = [register, at && timeIn(at, place), number, what, words, by, owner, status, day];
  return tableLine(cells.map((cell) => cell ?? ''));
}
