import type { OpenDay } from '../../platform/time/open-day.js';
import { type Duty, type Post, posts, spansOf } from './roster.js';

/** A post without anybody when the doors open, and who was expected there. */
export interface EmptyPost {
  post: Post;
  expected: readonly string[];
}

/** The posts that are needed at which nobody is of those who begin there. @param here by person */
export function emptyPosts(
  duties: readonly Duty[],
  day: OpenDay,
  here: ReadonlyMap<string, unknown>,
  needed: readonly Post[],
): EmptyPost[] {
  return posts
    .filter((post) => needed.includes(post))
    .flatMap((post) => {
      const first = duties.filter(
        (duty) => duty.post === post && spansOf(duty.shift, day)?.some(({ from }) => from <= day.open),
      );
      const expected = [...new Set(first.map(({ personId }) => personId))];
      return expected.some((personId) => here.has(personId)) ? [] : [{ post, expected }];
    });
}
