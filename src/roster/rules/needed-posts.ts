import { z } from 'zod';
import type { BranchSettings } from '../../platform/directory/branch.js';
import { defineSetting } from '../../platform/directory/settings.js';
import { isPost, type Post } from './roster.js';

const kept = defineSetting('posts', z.array(z.string()));
const usual: readonly Post[] = ['lobby'];

/** The posts that must always be covered while the branch is open (P2). */
export const neededPosts = {
  of: (settings: BranchSettings): readonly Post[] => kept.of(settings)?.filter(isPost) ?? usual,
  with: (settings: BranchSettings, posts: readonly Post[]): BranchSettings => kept.with(settings, [...posts]),
};
