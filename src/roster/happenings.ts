import type { Happening } from '../platform/database/follow.js';

declare module '../platform/database/follow.js' {
  interface Happenings {
    /** Who works on a day, or who of them is there, is not what it was, or somebody is expected now. `date` is local to the branch. */
    'roster.changed': Happening<{ branch: { id: string; channel: string }; date: string; now: Date }>;
  }
}
