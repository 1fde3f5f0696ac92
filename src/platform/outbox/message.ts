import type { Message } from '../blocks/kit.js';
import type { Db } from '../database/db.js';
import type { Routines } from '../language/routines.js';
import type { Speech } from '../language/speak.js';

/** What a view is asked to draw. */
export interface Shot {
  db: Db;
  now: Date;
  /** The row's subject: the id of what is shown. */
  subject: string;
  args: Record<string, unknown>;
  /** Slack's id of the channel it goes to. */
  channel: string;
  speech: Speech;
  /** The person it goes to, where it is a direct message. */
  personId: string | null;
  /** A link to a message. */
  link(channel: string, ts: string): string;
  /** What comes by itself. */
  routines: Routines;
}

/** A file that goes with a message. */
export interface FileOut {
  name: string;
  title: string;
  /** All that a picture shows, in words; at most a thousand characters. */
  alt?: string;
  bytes: Uint8Array;
}

export type Drawn =
  | {
      message: Message;
      /** Replies to this message. */
      thread?: string;
      /** With files, the message's words alone are shown above them. */
      files?: readonly FileOut[];
    }
  /** There is nothing left to say. */
  | 'moot'
  /** What it hangs on is not posted yet. */
  | 'wait';

/** Something that can be said in Slack, drawn from the database when it is sent. */
export interface View {
  name: string;
  /** One message a subject and channel, edited in place; else every row is a message of its own. */
  kept: boolean;
  /** Where nobody knows whether it was posted: again (rather twice than never), or never. */
  inDoubt: 'again' | 'never';
  /** Its messages hold files: Slack lets them carry no key by which one could be found again. */
  traceless?: true;
  /** A reminder to a person: whatever else waits for them goes into the same message, unless it is urgent. */
  batched?: true;
  draw(shot: Shot): Promise<Drawn>;
}
