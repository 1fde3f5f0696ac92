import { isQueued, queuedPosts } from './arrivals.js';
import { type HalfHour, halfHours } from './half-hours.js';
import { type Duty, grouped, type Post, type Shift } from './roster.js';
import { type Covers, coversOf, type Measure, type Needs } from './staffing.js';

/** How often somebody had unpopular shifts. */
export interface Turns {
  early: number;
  late: number;
  /** Days on which they were at a post with a queue at the peak. */
  peaks: number;
}

/** The turns by person id; people without any are absent. */
export function turnsOf(duties: readonly Duty[], measure: Measure): Map<string, Turns> {
  const turns = new Map<string, Turns>();
  for (const [date, day] of grouped(duties, (duty) => duty.date)) {
    const hours = measure.calendar.hours(date);
    if (!hours) continue;
    const halves = halfHours(date, measure.calendar);
    const [covers, peak] = [coversOf(hours, halves), peakOf(date, halves, measure.needs)];
    for (const [personId, own] of grouped(day, (duty) => duty.personId)) {
      const had = turns.get(personId) ?? { early: 0, late: 0, peaks: 0 };
      const has = (shift: Shift) => own.some((duty) => duty.shift === shift);
      const atPeak = own.some(({ post, shift }) => meetsPeak({ post, shift }, { covers, peak }));
      turns.set(personId, {
        early: had.early + (has('early') ? 1 : 0),
        late: had.late + (has('late') ? 1 : 0),
        peaks: had.peaks + (atPeak ? 1 : 0),
      });
    }
  }
  return turns;
}

/** Whether somebody in this shift works at the day's peak. */
export function meetsPeak(
  { post, shift }: { post: Post; shift: Shift },
  { covers, peak }: { covers: Covers; peak: readonly boolean[] },
): boolean {
  if (!isQueued(post)) return false;
  return covers[shift].there.some((there, at) => there && peak[at] === true);
}

/** The half hours in which the most people are needed at all posts together; none where all half hours are equal. */
export function peakOf(date: string, halves: readonly HalfHour[], needs: Needs): boolean[] {
  const needed = halves.map(({ nth }) =>
    queuedPosts.reduce((sum, post) => sum + (needs(date, post, nth).need ?? 0), 0),
  );
  const most = Math.max(0, ...needed);
  return needed.map((need) => need === most && needed.some((other) => other < most));
}

/** The largest difference between anybody's early and late shifts; 0 if everybody had as many of both. */
export const unevenness = (turns: ReadonlyMap<string, Turns>): number =>
  Math.max(0, ...[...turns.values()].map(({ early, late }) => Math.abs(early - late)));
