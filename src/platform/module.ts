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
  /** Who may do what in it, by action. A function, since some rights follow from definitions that modules add. */
  rights?(): Readonly<Record<string, Right>>;
  /** The messages that it can send, each with the function that draws it. */
  messages?: readonly MessageDefinition[];
  /** What it does when something happens in other modules, in the same transaction. */
  follows?: Partial<Followers>;
  /** The facts of a branch's day that it knows, by name: lines of lists are filled in from them. */
  facts?: DayFacts;
  /** What it does at set times; each routine carries itself out. */
  routines?: readonly Routine[];
  /** What branches have made of its routines. */
  ownRoutines?: OwnRoutines;
  /** What it does for branches whenever they have been planned. */
  afterPlanning?: AfterPlanning;
  /** Handlers that take the steps of its limits. */
  limits?: readonly LimitHandler[];
  /** What else it does at every heartbeat. */
  beats?: readonly BeatJob[];
  /** When the next thing comes that stands neither in the schedule nor in the outbox: the next of its beats that matters. */
  nextAt?(db: Db): Promise<Date | null>;
  /** The ids of those who are not at work in a branch on a local day: what would remind them waits. */
  awayOn?(db: Db, branchId: string, date: string): Promise<ReadonlySet<string>>;
  /** What of its own photos can be given for. */
  photos?: PhotoOwner;
}
