import type { Followers } from '../platform/database/follow.js';
import type {} from '../platform/directory/happenings.js';
import { leaveRosters } from './store/leaving.js';

/** Whoever leaves a branch is taken off its roster. */
export const rosterFollows: Partial<Followers> = {
  'people.left': {
    wants: () => true,
    follow: (_, tx, { branchIds, now }) => leaveRosters(tx, branchIds, now),
  },
};
