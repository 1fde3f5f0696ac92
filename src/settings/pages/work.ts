import { choices, count } from '../../platform/forms/field.js';
import { longestWork, usualWork, type WorkTime } from '../../platform/time/work-time.js';
import { neededPosts, type Post, posts } from '../../roster/module.js';
import { definePage } from '../rules/page.js';

const minutes = count({ max: longestWork, required: true });

/**
 * Working time before and after the opening hours, and the posts that must always be covered while the branch is
 * open.
 */
export const work = definePage({
  name: 'work',
  form: {
    fields: {
      before: minutes,
      after: minutes,
      early: minutes,
      posts: { ...choices([...posts]), required: true },
    },
    read: ({ branch: { settings } }) => ({
      ...(settings.work ?? usualWork),
      posts: [...neededPosts.of(settings)],
    }),
    write({ posts: needed, ...given }, { branch: { settings } }) {
      const asked: WorkTime = {
        before: Number(given.before),
        after: Number(given.after),
        early: Number(given.early),
      };
      const { work: _, ...rest } = settings;
      // The default is not stored, so that it follows later versions.
      const isUsual = JSON.stringify(asked) === JSON.stringify(usualWork);
      return neededPosts.with(isUsual ? rest : { ...rest, work: asked }, needed as Post[]);
    },
  },
});
