import { escapeText } from '../../platform/blocks/escape.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Span } from '../../platform/time/open-day.js';
import { type Duty, grouped, type Post, posts, type Shift, shifts } from '../rules/roster.js';

export type Names = ReadonlyMap<string, string>;

export const nameIn = (names: Names, personId: string) => escapeText(names.get(personId) ?? '?');
export const postName = (post: Post, speech: Speech) => speech.t(`roster.posts.${post}`);
export const shiftName = (shift: Shift, speech: Speech) => speech.t(`roster.shifts.${shift}`);

/** `Mon 16 Nov` */
export const dayName = (date: string, speech: Speech) => speech.day(new Date(`${date}T12:00:00Z`), 'UTC');

/** `Mon 16 Nov to Wed 18 Nov`, or a single day. */
export const daysName = (from: string, to: string, speech: Speech) =>
  from === to
    ? dayName(from, speech)
    : speech.t('roster.leave.days', { from: dayName(from, speech), to: dayName(to, speech) });

/** `Mon 16 Nov, Lobby, early` */
export const dutyName = ({ date, post, shift }: Omit<Duty, 'personId'>, speech: Speech) =>
  [dayName(date, speech), postName(post, speech), shiftName(shift, speech)].join(' · ');

export const times = ({ from, to }: Span, timezone: string, speech: Speech) => ({
  from: speech.time(from, timezone),
  to: speech.time(to, timezone),
});

/** The people at a post on a day by shift, in one line; empty where there is nobody. */
export function shiftsLine(duties: readonly Duty[], names: Names, speech: Speech): string {
  return shifts
    .flatMap((shift) => {
      const there = duties.filter((duty) => duty.shift === shift);
      if (there.length === 0) return [];
      const who = there.map(({ personId }) => nameIn(names, personId)).sort();
      return [`${shiftName(shift, speech)} ${speech.list(who)}`];
    })
    .join(' · ');
}

/** The posts of a day that have somebody, a line each. */
export function postLines(duties: readonly Duty[], names: Names, speech: Speech): string[] {
  const byPost = grouped(duties, ({ post }) => post);
  return posts.flatMap((post) => {
    const there = byPost.get(post);
    return there ? [`*${postName(post, speech)}* ${shiftsLine(there, names, speech)}`] : [];
  });
}
