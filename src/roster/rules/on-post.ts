import type { OpenDay as Hours, Span } from '../../platform/time/open-day.js';
import { arrival, type Post, posts, spansOf } from './roster.js';
import type { RosterDay } from './roster-day.js';

type OpenDay = Pick<RosterDay, 'duties' | 'away' | 'gaps'> & { hours: Hours };

const working = ({ duties, away, hours }: OpenDay) =>
  duties.flatMap((duty) => {
    const spans = spansOf(duty.shift, hours) ?? [];
    return away.includes(duty.personId) ? [] : spans.map((span) => ({ ...duty, span }));
  });

/** Who should be there at a time: those whose shift has begun or begins at opening, and who are not on leave. */
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

/** The rostered posts at which nobody is who has checked in, at a time; before opening, as of opening. */
export function unmannedAt(day: OpenDay, here: ReadonlyMap<string, Date>, now: Date): Post[] {
  const at = now < day.hours.open ? day.hours.open : now;
  const isNow = ({ from, to }: Span) => from <= at && at < to;
  const there = working(day).filter(({ span }) => isNow(span));
  const empty = new Set<Post>(there.map(({ post }) => post));
  for (const gap of day.gaps.filter(isNow)) empty.add(gap.post);
  for (const { post, personId } of there) if (here.has(personId)) empty.delete(post);
  return posts.filter((post) => empty.has(post));
}
