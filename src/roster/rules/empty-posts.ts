import type { OpenDay } from '../../platform/time/open-day.js';
import { type Duty, type Post, posts, spansOf } from './roster.js';

/** A required post without anybody at opening time, and who was expected there. */
export interface EmptyPost {
  post: Post;
  expected: readonly string[];
}

/** The required posts where nobody of those who begin there has come. @param here check-ins by person id */
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
