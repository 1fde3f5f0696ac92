import type { Happening } from '../platform/database/follow.js';
import type { Branch, Scene } from '../platform/directory/branch.js';
import type { Kind } from './rules/kind.js';
import type { Change, LobbyRecord } from './rules/record.js';

/** A record was written, new or changed. */
export interface RecordSaved {
  /** The record has its number, where the change is told after it was written. */
  change: Change;
  /** The branch's. */
  channel: string;
}

declare module '../platform/database/follow.js' {
  interface Happenings {
    'record.saved': Happening<RecordSaved>;
    /** Somebody opens the form of a kind that does not begin empty: what stands in it, in the branch's language. */
    'record.begun': Happening<{ kind: Kind; scene: Scene }, string>;
    /** Something grave is taken by nobody: who is in the lobby now, at night who is on call; by person ids. */
    'lobby.asked': Happening<{ scene: Scene }, string[]>;
    /** A kind has no card of its own: Slack's `ts` of the message that shows the record, null where none does yet. */
    'record.shown': Happening<{ record: LobbyRecord; branch: Branch }, string | null>;
  }
}
