import type { Member } from '../../platform/directory/roles.js';
import { may } from '../../platform/rights/rights.js';
import { addDays, isDate } from '../../platform/time/day.js';
import { rightToDecide } from '../rights.js';

/** Counted separately, because the sort may decide on pay. */
export const absenceKinds = ['leave', 'sick', 'personal', 'in_lieu', 'training', 'other'] as const;
export type AbsenceKind = (typeof absenceKinds)[number];

export const absenceStates = ['asked', 'approved', 'declined', 'withdrawn'] as const;

/** Days on which somebody is absent; `from` and `to` are local dates, both inclusive. */
export interface Absence {
  id: string;
  branchId: string;
  personId: string;
  from: string;
  to: string;
  kind: AbsenceKind;
  state: (typeof absenceStates)[number];
  askedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  note: string | null;
}

/** Days in the past for which an absence can be entered, since illness may be reported afterwards. */
const backwards = 7;
/** The longest absence, in days. */
const longest = 366;

/** What is wrong with the days, by field; null where nothing is. */
export function daysFault(
  { from, to }: { from: string; to: string },
  today: string,
): { field: 'from' | 'to'; fault: 'past' | 'order' | 'long' } | null {
  if (!isDate(from) || from < addDays(today, -backwards)) return { field: 'from', fault: 'past' };
  if (!isDate(to) || to < from) return { field: 'to', fault: 'order' };
  return to > addDays(from, longest) ? { field: 'to', fault: 'long' } : null;
}

/** All dates of an absence, from `since` on. */
export function datesOf({ from, to }: Pick<Absence, 'from' | 'to'>, since: string): string[] {
  const dates: string[] = [];
  for (let date = from > since ? from : since; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/**
 * Who decides on a request: those who lead the lobby and are not concerned; if there is nobody, head office.
 * @param concerned ids of the people whom it concerns, who cannot decide
 */
export function deciders(members: readonly Member[], concerned: readonly string[]): Member[] {
  const { right, stake } = rightToDecide(members, concerned);
  return members.filter((member) => may(right, member, stake));
}
