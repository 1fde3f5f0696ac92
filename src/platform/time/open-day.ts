import { MINUTE } from './durations.js';

/** From one instant to another, the second not included. */
export interface Span {
  from: Date;
  to: Date;
}

/** A day on which a branch is open, by its clock. */
export interface OpenDay {
  /** When the doors open first, and when they close for the day. */
  open: Date;
  close: Date;
  /** When the doors are open: one span, or more where they are closed over midday. */
  spans: readonly Span[];
  /** When work begins and ends; people arrive a little earlier. */
  begins: Date;
  ends: Date;
  arrive: Date;
}

const lengthOf = ({ from, to }: Span) => to.getTime() - from.getTime();

/** How long the doors are open that day, in milliseconds. */
export const openLength = ({ spans }: Pick<OpenDay, 'spans'>): number =>
  spans.reduce((sum, span) => sum + lengthOf(span), 0);

/** Whether the doors are open: from the opening minute on, no longer at the closing minute. */
export const isOpenAt = ({ spans }: Pick<OpenDay, 'spans'>, at: Date): boolean =>
  spans.some(({ from, to }) => at >= from && at < to);

/**
 * The instant at which `length` milliseconds of the day's opening time have passed. At the end of a span it is the
 * beginning of the next; at the end of the day it is closing time.
 */
export function openedFor({ spans, close }: Pick<OpenDay, 'spans' | 'close'>, length: number): Date {
  let left = length;
  for (const span of spans) {
    if (left < lengthOf(span)) return new Date(span.from.getTime() + left);
    left -= lengthOf(span);
  }
  return close;
}

/**
 * The end of the first half of a day and the beginning of the second: around the closure that is nearest to the
 * middle; without one, both are the middle.
 */
export function halvesOf({ open, close, spans }: Pick<OpenDay, 'open' | 'close' | 'spans'>): {
  until: Date;
  from: Date;
} {
  const middle = (open.getTime() + close.getTime()) / 2;
  const closures = spans.slice(1).map(({ from }, at) => ({ until: spans[at]?.to ?? from, from }));
  const far = ({ until, from }: { until: Date; from: Date }) =>
    Math.abs((until.getTime() + from.getTime()) / 2 - middle);
  const [nearest] = closures.sort((one, other) => far(one) - far(other));
  return nearest ?? { until: new Date(middle), from: new Date(middle) };
}

/** The parts of a span in which the doors are open. */
export const openParts = ({ spans }: Pick<OpenDay, 'spans'>, { from, to }: Span): Span[] =>
  spans
    .map((span) => ({ from: from > span.from ? from : span.from, to: to < span.to ? to : span.to }))
    .filter((part) => part.from < part.to);

/** Times that people are shown are rounded to five minutes. */
const whole = 5 * MINUTE;

/**
 * The instant at which a share of the day's opening time has passed, in percent, rounded, within the opening hours
 * and not in a closure.
 */
export function shareOf(day: Pick<OpenDay, 'spans' | 'close' | 'open'>, percent: number): Date {
  const exact = openedFor(day, (openLength(day) * percent) / 100);
  const span = day.spans.find(({ from, to }) => exact >= from && exact < to) ?? day.spans.at(-1);
  if (!span) return exact;
  // Rounded from the opening of its span, so that it does not depend on the offset of the time zone.
  const since = Math.round((exact.getTime() - span.from.getTime()) / whole) * whole;
  const latest = Math.max(0, Math.ceil(lengthOf(span) / whole) - 1) * whole;
  return new Date(span.from.getTime() + Math.min(since, latest));
}
