import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import type { Labels } from '../../platform/forms/inputs.js';
import type { Routines } from '../../platform/language/routines.js';
import type { Speech } from '../../platform/language/speak.js';
import { DAY, MINUTE } from '../../platform/time/durations.js';
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

/** A line of a register. */
export interface Line {
  at?: Date | null;
  number?: string | undefined;
  what?: string;
  words?: string;
  by?: string | null;
  owner?: string | null;
  status?: string;
  /** The earlier day that it belongs to, where it was added later. */
  day?: string;
}

/** `09:15`; with the date on another day, and with the zone's offset on a day on which the clocks change. */
export function timeIn(at: Date, { facts, branch }: Place): string {
  const { date, time } = wallClock(at, branch.timezone);
  const even = facts.to.getTime() - facts.from.getTime() === DAY;
  const offset = even ? '' : ` ${offsetAt(at, branch.timezone)}`;
  return `${date === facts.date ? '' : `${date} `}${time}${offset}`;
}

/** `+08:00` */
function offsetAt(at: Date, timezone: string): string {
  const { date, time } = wallClock(at, timezone);
  const minutes = Math.round((Date.parse(`${date}T${time}:00Z`) - at.getTime()) / MINUTE);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

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
