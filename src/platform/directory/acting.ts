import type { Db, Tx } from '../database/db.js';
import type { Branch, Scene } from './branch.js';
import type { Member } from './roles.js';

/** Who does something, and where: all that a rule may look at besides what is changed. */
export interface Acting {
  who: Member;
  scene: Scene;
}

/** What writes need. A function takes the part of it that it uses. */
export interface Hand {
  db: Db;
  /** The transaction that it belongs to. */
  tx: Tx;
  branch: Branch;
  branchId: string;
  /** Slack's id of the channel in which the branch is told of it. */
  channel: string;
  /** The person's id, or `lobby` for the bot itself. */
  actor: string;
  /** Identifies the delivery from Slack, so that it is carried out only once. null: it does not come from Slack. */
  key: string | null;
  now: Date;
}
