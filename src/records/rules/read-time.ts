import {
  hintsAtDay,
  type TimeDoubt,
  type TimePlace,
  type TimeRead,
  together,
} from '../../platform/reading/time.js';
import type { Folded, Span } from '../../platform/text/fold.js';

/** Why a time in a line is not used for the field that needs one. */
export type DateDoubt =
  | TimeDoubt
  /** A date without a time, where a time is needed. */
  | 'no_time'
  | 'several_times'
  /** A time on a day that is not understood. */
  | 'no_day'
  /** A day within a sentence, which is not taken as the date. */
  | 'in_sentence';

export interface WantedTime {
  /** A local date, or an instant in ISO; null where the line gives none. */
  value: string | null;
  /** Its position in the line. */
  at: Span | null;
  doubts: (Span & { why: DateDoubt })[];
}

const doubted = (reads: readonly TimeRead[], why?: DateDoubt) =>
  reads.map((read) => ({
    start: read.start,
    end: read.end,
    why: why ?? read.doubt ?? ('in_sentence' as const),
  }));

/** The one instant that a line gives; day and time may be in different places. */
export function momentIn(times: readonly TimeRead[], folded: Folded, place: TimePlace): WantedTime {
  const all = times.map((read) =>
    read.bound && read.at && !read.doubt ? { ...read, doubt: 'bound' as const } : read,
  );
  const wrong = all.filter(({ doubt }) => doubt !== null);
  const right = all.filter(({ doubt }) => doubt === null);
  const days = right.filter(({ at }) => at === null);
  const moments = right.filter(({ at }) => at !== null);
  const [day] = days;
  const [moment] = moments;
  const doubts = doubted(wrong);
  if (!moment) return { value: null, at: null, doubts: [...doubts, ...doubted(days, 'no_time')] };
  if (moments.length > 1 || days.length > 1 || (day && moment.date !== null))
    return { value: null, at: null, doubts: [...doubts, ...doubted(right, 'several_times')] };
  // A doubtful time may change the meaning of the others.
  if (wrong.some(({ doubt }) => doubt !== 'past' && doubt !== 'vague'))
    return { value: null, at: null, doubts: [...doubts, ...doubted(right, 'several_times')] };
  const isRough = wrong.some(({ doubt }) => doubt === 'vague');
  if (!day && moment.date === null && (isRough || hintsAtDay(folded, times)))
    return { value: null, at: null, doubts: [...doubts, ...doubted(right, 'no_day')] };
  const whole = day ? together(day, moment, place) : moment;
  if (!whole.at || whole.doubt)
    return { value: null, at: null, doubts: [...doubts, ...doubted([moment], whole.doubt ?? 'either')] };
  return { value: whole.at.toISOString(), at: moment, doubts };
}

/** The one date that a line sets: by Friday, 周五前, or a day on its own at the beginning or end. */
export function dateIn(times: readonly TimeRead[], today: string): WantedTime {
  const given = times.filter((read) => read.doubt === null && (read.deadline || read.apart));
  const left = times.filter((read) => !given.includes(read));
  const limits = given.filter(({ deadline }) => deadline);
  const meant = limits.length > 0 ? limits : given;
  const others = given.filter((read) => !meant.includes(read));
  const dates = new Set(meant.map((read) => dayOf(read, today)));
  const [first] = meant;
  // "Not by Friday but by Monday": after a negation the other date cannot be trusted either.
  if (!first || dates.size !== 1 || times.some(({ doubt }) => doubt === 'against'))
    return { value: null, at: null, doubts: [...doubted(left), ...doubted(meant, 'several_times')] };
  return { value: dayOf(first, today), at: first, doubts: doubted([...left, ...others]) };
}

/** A time without a day means today. */
const dayOf = ({ date }: TimeRead, today: string) => date ?? today;
