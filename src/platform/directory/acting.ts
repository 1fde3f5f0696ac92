import type { Db, Tx } from '../database/db.js';
import type { Branch, Scene } from './branch.js';
import type { Member } from './roles.js';

/** Who does something, and where: all that a rule may look at besides the thing itself. */
export interface Acting {
  who: Member;
  scene: Scene;
}

/** What a write is done with. A function takes as much of it as it needs. */
export interface Hand {
  db: Db;
  /** The transaction that it belongs to. */
  tx: Tx;
  branch: Branch;
  branchId: string;
  /** The channel in which the branch hears of it. */
  channel: string;
  /** The person's id, or `lobby` for the bot itself. */
  actor: string;
  /** Known by Slack for this delivery alone; carried out once. null: nobody asked for it. */
  key: string | null;
  now: Date;
}
