import type { Happening } from '../platform/database/follow.js';
import type { Branch, Scene } from '../platform/directory/branch.js';
import type { Kind } from './rules/kind.js';
import type { Change, LobbyRecord } from './rules/record.js';

/** A record was written, new or changed. */
export interface RecordSaved {
  /** The change as it was written; its record has its number. */
  change: Change;
  /** The branch's channel. */
  channel: string;
}

declare module '../platform/database/follow.js' {
  interface Happenings {
    'record.saved': Happening<RecordSaved>;
    /**
     * Somebody opens the form of a kind that does not begin empty; the answer is its initial text, in the branch's
     * language.
     */
    'record.begun': Happening<{ kind: Kind; scene: Scene }, string>;
    /**
     * Nobody has taken a grave incident; the answer is who is in the lobby now or, outside opening hours, on call, by
     * person ids.
     */
    'lobby.asked': Happening<{ scene: Scene }, string[]>;
    /**
     * A kind has no card of its own; the answer is Slack's `ts` of the message that shows the record, null where
     * there is none yet.
     */
    'record.shown': Happening<{ record: LobbyRecord; branch: Branch }, string | null>;
  }
}
