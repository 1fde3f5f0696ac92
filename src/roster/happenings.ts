import type { Happening } from '../platform/database/follow.js';

declare module '../platform/database/follow.js' {
  interface Happenings {
    /** Who works on a day is not what it was. `date` is local to the branch. */
    'roster.changed': Happening<{ branch: { id: string; channel: string }; date: string; now: Date }>;
  }
}
