import type { Calendar } from '../../platform/time/calendar.js';
import { MINUTE } from '../../platform/time/durations.js';
import type { OpenDay, Span } from '../../platform/time/open-day.js';
import { type Shift, spansOf } from './roster.js';

/** A half hour of the clock, cut to the part in which the branch is open. */
export interface HalfHour extends Span {
  /** Its index in the local day, 0 to 47. */
  nth: number;
}

const half = 30 * MINUTE;

/** When somebody in a shift is at their post, by time; empty for those on call. */
export const shiftSpans = (shift: Shift, day: OpenDay): readonly Span[] => spansOf(shift, day) ?? [];

type Clock = Pick<Calendar, 'hours' | 'localTime'>;

/** The half hours of a day in which the branch is open; none on a closed day. */
export function halfHours(date: string, calendar: Clock): HalfHour[] {
  const hours = calendar.hours(date);
  return hours ? hours.spans.flatMap((span) => halvesOf(span, calendar)) : [];
}

function halvesOf({ from, to }: Span, calendar: Pick<Calendar, 'localTime'>): HalfHour[] {
  const halves: HalfHour[] = [];
  const [hour = 0, minute = 0] = calendar.localTime(from).split(':').map(Number);
  const first = hour * 60 + minute;
  let nth = Math.floor(first / 30);
  // The first one ends with the half hour of the clock in which the branch opens.
  let until = from.getTime() + (30 - (first % 30)) * MINUTE;
  for (let at = from.getTime(); at < to.getTime(); at = until, until += half, nth++)
    halves.push({ nth: nth % 48, from: new Date(at), to: new Date(Math.min(until, to.getTime())) });
  return halves;
}

/** The length of a span in minutes. */
export const lengthOf = ({ from, to }: Span): number => (to.getTime() - from.getTime()) / MINUTE;

/**
 * Whether the middle of the half hour lies in a span. By the middle, each half hour belongs to exactly one of two
 * adjoining shifts.
 */
export const isIn = (half: Span, { from, to }: Span): boolean => {
  const middle = (half.from.getTime() + half.to.getTime()) / 2;
  return middle >= from.getTime() && middle < to.getTime();
};
