import type { Happening } from '../database/follow.js';

/** A person who is listed in a branch. */
export interface Membership {
  branchId: string;
  personId: string;
}

declare module '../database/follow.js' {
  interface Happenings {
    /** People have come onto the lists of branches, or have got another role there. */
    'people.joined': Happening<{ joined: readonly Membership[]; now: Date }>;
    /** The people of these branches were replaced: whoever is no longer listed has left the branch. */
    'people.left': Happening<{ branchIds: readonly string[]; now: Date }>;
  }
}
