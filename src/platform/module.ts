import type { Db } from './database/db.js';
import type { Followers } from './database/follow.js';
import type { DayFacts } from './day-facts/facts.js';
import type { MessageDefinition } from './outbox/message.js';
import type { PhotoOwner } from './photos/owner.js';
import type { Right } from './rights/rights.js';
import type { BeatJob } from './schedule/beat.js';
import type { LimitHandler } from './schedule/limits.js';
import type { AfterPlanning, OwnRoutines, Routine } from './schedule/routine.js';
import type { Feature } from './slack/request.js';

/** Everything that a module adds to the bot. */
export interface Module {
  name: string;
  /** Its conversations: commands, presses, forms. */
  features?: readonly Feature[];
  /** Who may do what in it, by deed. Asked for when it is wanted: some of it follows from definitions. */
  rights?(): Readonly<Record<string, Right>>;
  /** What it can send, each with its drawing. */
  messages?: readonly MessageDefinition[];
  /** What it does, in the same transaction, when something happens in other modules. */
  follows?: Partial<Followers>;
  /** What it knows of a branch's day, by name: what a line of a list is filled in from. */
  facts?: DayFacts;
  /** What comes by itself; each carries itself out. */
  routines?: readonly Routine[];
  /** What branches have made of its routines. */
  ownRoutines?: OwnRoutines;
  /** What it does for branches whenever they have been planned. */
  afterPlanning?: AfterPlanning;
  /** Those that take the steps of its limits. */
  limits?: readonly LimitHandler[];
  /** What else it does with the heartbeat. */
  beats?: readonly BeatJob[];
  /** When the next thing comes that stands neither in the schedule nor in the outbox: the next of its beats that matters. */
  nextAt?(db: Db): Promise<Date | null>;
  /** The ids of those who are not at work in a branch on a local day: what would remind them waits. */
  awayOn?(db: Db, branchId: string, date: string): Promise<ReadonlySet<string>>;
  /** What of its own photos can be given for. */
  photos?: PhotoOwner;
}
