import { arrival, type Hours, type Post, posts, type Span, spanOf } from './roster.js';
import type { RosterDay } from './roster-day.js';

type OpenDay = Pick<RosterDay, 'duties' | 'away' | 'gaps'> & { hours: Hours };

const working = ({ duties, away, hours }: OpenDay) =>
  duties.flatMap((duty) => {
    const span = spanOf(duty.shift, hours);
    return span && !away.includes(duty.personId) ? [{ ...duty, span }] : [];
  });

/** Who should be there by then: those whose shift has begun or begins with the doors, and who are not on leave. */
export function expectedBy(day: OpenDay, now: Date): string[] {
  const begun = ({ from }: Span) => from <= day.hours.open || from.getTime() - arrival <= now.getTime();
  return [
    ...new Set(
      working(day)
        .filter(({ span }) => begun(span))
        .map(({ personId }) => personId),
    ),
  ];
}

/** The posts at which nobody stands who is there, as they are then; before the doors open, as they will be at the opening. */
export function unmannedAt(day: OpenDay, here: ReadonlyMap<string, Date>, now: Date): Post[] {
  const at = now < day.hours.open ? day.hours.open : now;
  const isNow = ({ from, to }: Span) => from <= at && at < to;
  const there = working(day).filter(({ span }) => isNow(span));
  const empty = new Set<Post>(there.map(({ post }) => post));
  if (day.gaps.some(isNow)) empty.add(posts[0]);
  for (const { post, personId } of there) if (here.has(personId)) empty.delete(post);
  return posts.filter((post) => empty.has(post));
}
