import { checklistsFollow } from './checklists/follow.js';
import type { Followers } from './platform/database/follow.js';
import { playbooksFollow } from './playbooks/follow.js';
import { reportsFollow } from './reports/follow.js';

/** What modules do when something happens in others, in the order in which they do it. */
export const followers: readonly Partial<Followers>[] = [checklistsFollow, playbooksFollow, reportsFollow];
