import type { Happening } from '../database/follow.js';

/** Somebody who is on the list of a branch. */
export interface Membership {
  branchId: string;
  personId: string;
}

declare module '../database/follow.js' {
  interface Happenings {
    /** People have come onto the lists of branches, or have got another role there. */
    'people.joined': Happening<{ joined: readonly Membership[]; now: Date }>;
    /** The lists of these branches were written anew: whoever is not on one any more has left it. */
    'people.left': Happening<{ branchIds: readonly string[]; now: Date }>;
  }
}
