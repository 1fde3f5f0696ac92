import type { Happening } from '../platform/database/follow.js';

declare module '../platform/database/follow.js' {
  interface Happenings {
    /**
     * The roster or the attendance of a day has changed, or somebody is expected by now. `date` is local to the
     * branch.
     */
    'roster.changed': Happening<{ branch: { id: string; channel: string }; date: string; now: Date }>;
  }
}
