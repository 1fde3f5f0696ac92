import type { Db } from '../../src/platform/database/db.js';

/** What a press, form or command carries. */
export interface Carried {
  db: Db;
  /** What follows the colon of its id. */
  argument: string;
  /** What a button or a choice carries. */
  value: string;
  /** What a form was opened with. */
  metadata: Record<string, unknown>;
}

/** What of the table it is. */
export interface Needs {
  /** All of them are needed. */
  deeds: string[];
  /** Done in any branch of theirs. */
  anywhere?: true;
  /** It needs a thing of one's own that nobody who tries it has: they come too late, and are not refused. */
  lacking?: true;
  /** It carries the words of whoever asked: for everybody else it is not there. */
  own?: true;
  /** Person ids of those who are a party that is no role. */
  parties?: Record<string, readonly string[]>;
}

export type Reach = (carried: Carried) => Needs | Promise<Needs>;

/** Deeds that are all needed, whatever it carries. */
export const all =
  (...deeds: string[]): Reach =>
  () => ({ deeds });
/** The words of whoever asked: nobody else's. */
export const own =
  (...deeds: string[]): Reach =>
  () => ({ deeds, own: true });

/** What people reach of a module, each by what listens to it, and which deeds of the table that is. */
export interface Reached {
  commands?: Record<string, Reach>;
  presses?: Record<string, Reach>;
  submits?: Record<string, Reach>;
  shortcuts?: Record<string, Reach>;
}
