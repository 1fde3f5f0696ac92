import type { Db } from '../database/db.js';
import type { Log } from '../log.js';
import type { PutOff } from './put-off.js';

/** What a module's part of the heartbeat works with. */
export interface Beating {
  db: Db;
  clock: { now(): Date };
  log: Log;
  /** Whether the bot has the scope to send files. */
  sendsFiles?: boolean;
}

/** What the heartbeat does besides planning, carrying out what is due and taking the steps of limits. */
export interface BeatJob {
  name: string;
  /** Milliseconds from one time to the next, by the bot's clock; absent: with every beat. */
  every?: number;
  /**
   * @param putOff which things are left alone now. @returns whether it has more to do
   * @throws where the database is away; SomeUndone where some things could not be done, after the rest were
   */
  run(parts: Beating, putOff?: PutOff): Promise<boolean>;
}
