import type { Happening } from '../platform/database/follow.js';
import type { Branch } from '../platform/directory/branch.js';
import type { Run } from './rules/run.js';

declare module '../platform/database/follow.js' {
  interface Happenings {
    /** A list was changed, by a press or by its clock. */
    'run.saved': Happening<{ run: Run; branch: Branch; now: Date }>;
  }
}
