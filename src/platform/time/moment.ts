import { z } from 'zod';
import { MINUTE } from './durations.js';
import { halvesOf, type OpenDay, shareOf } from './open-day.js';

/** What a time of an open day can be counted from. */
const anchors = {
  /** The doors open. */
  opening: ({ open }) => open,
  /** The doors close for the day. */
  closing: ({ close }) => close,
  /** Work begins. */
  workBegin: ({ begins }) => begins,
  /** Work ends. */
  workEnd: ({ ends }) => ends,
  /** Those who start work first are expected. */
  arrival: ({ arrive }) => arrive,
  /** The second half of the day begins. */
  half: (day) => halvesOf(day).from,
} as const satisfies Record<string, (day: OpenDay) => Date>;
export type Anchor = keyof typeof anchors;
export const anchorNames = Object.keys(anchors) as Anchor[];

/** Minutes after one of the anchors; negative: before it. */
export type FromAnchor = { [A in Anchor]: Record<A, number> }[Anchor];

/**
 * A time of an open day, relative to its hours: minutes from an anchor, or the time at which a share of the opening
 * time, in percent, has passed.
 */
export type Moment = FromAnchor | { share: number };

const minutes = z.number();
/** A moment as it is kept in JSON. */
export const storedMoments = [
  z.object({ opening: minutes }),
  z.object({ closing: minutes }),
  z.object({ workBegin: minutes }),
  z.object({ workEnd: minutes }),
  z.object({ arrival: minutes }),
  z.object({ half: minutes }),
  z.object({ share: minutes }),
] as const satisfies readonly z.ZodType<Moment>[];

/** What a moment is counted from, and how many minutes from it; null for a share. */
export function anchorOf(moment: Moment): { anchor: Anchor; offset: number } | null {
  const anchor = anchorNames.find((name) => name in moment);
  return anchor ? { anchor, offset: (moment as Record<Anchor, number>)[anchor] } : null;
}

/** The time of a moment on a given day. */
export function momentOf(moment: Moment, day: OpenDay): Date {
  if ('share' in moment) return shareOf(day, moment.share);
  const found = anchorOf(moment);
  if (!found) throw new Error(`not a moment: ${JSON.stringify(moment)}`);
  return new Date(anchors[found.anchor](day).getTime() + found.offset * MINUTE);
}

/** Whether a timing is one moment of a day. */
export const isMoment = (timing: object): timing is Moment =>
  'share' in timing || anchorNames.some((name) => name in timing);
