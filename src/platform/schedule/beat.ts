import type { Db } from '../database/db.js';
import type { Log } from '../log.js';
import type { PutOff } from './put-off.js';

/** What a module's heartbeat job is given. */
export interface Beating {
  db: Db;
  clock: { now(): Date };
  log: Log;
  /** Whether the bot has the scope to send files. */
  sendsFiles?: boolean;
}

/** A job of the heartbeat besides planning, carrying out what is due and taking the steps of limits. */
export interface BeatJob {
  name: string;
  /** Milliseconds between two runs, by the bot's clock; absent: at every beat. */
  every?: number;
  /**
   * @param putOff what is left alone now because it failed before. @returns whether it has more to do
   * @throws where the database is away; SomeUndone where some things could not be done, after the rest were
   */
  run(parts: Beating, putOff?: PutOff): Promise<boolean>;
}
