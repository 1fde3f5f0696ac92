import type { Db } from '../database/db.js';
import type { Routines } from '../language/routines.js';
import type { Log } from '../log.js';
import { DAY } from '../time/durations.js';
import type { Catalogue } from './catalogue.js';
import { isForAll } from './outage.js';
import type { Pace } from './pace.js';
import type { Postbox } from './slack.js';
import { type OutboxRow, postpone, settle, waitTogether } from './store/outbox.js';

export interface Delivering {
  db: Db;
  clock: { now(): Date };
  log: Log;
  postbox: Postbox;
  /** Everything that can be sent. */
  catalogue: Catalogue;
  /** The ids of the people who are not at work in a branch on a local date: reminders that can wait for them do. */
  awayOn(branchId: string, date: string): Promise<ReadonlySet<string>>;
  pace: Pace;
  /** This process; another may hold other rows. */
  owner: string;
  /** Whether messages can be read back, to find one whose fate is unknown. */
  canRead: boolean;
  /** Whether files can be sent. */
  sendsFiles: boolean;
  link(channel: string, ts: string): string;
  /** All routines, for messages that name them. */
  routines: Routines;
  /** Called at the end of every row; for the metrics. */
  ended?(view: string, as: string): void;
  /** Called for every call that Slack refused, with the error code and the method; for the metrics. */
  retried?(code: string, method: string | null): void;
}

/** Whether a row has been tried for more than a day, after which it is given up. Time for which it was held does not count. */
export const isOld = ({ clock }: Pick<Delivering, 'clock'>, { heldTo, createdAt }: OutboxRow): boolean =>
  clock.now().getTime() - (heldTo ?? createdAt).getTime() > DAY;

/** Ends a row for good. */
export async function finish(
  parts: Pick<Delivering, 'db' | 'clock' | 'log' | 'ended'>,
  row: OutboxRow,
  as: 'moot' | 'rejected' | 'expired' | 'dead' | 'unknown',
  error?: string,
): Promise<void> {
  if (as === 'rejected' || as === 'dead')
    parts.log.error({ view: row.view, error }, `a message ended as ${as}`);
  await settle(parts.db, { row, as }, error ? { error } : {}, parts.clock.now());
  parts.ended?.(row.view, as);
}

/**
 * Puts a row back that failed before Slack was asked to post it. It counts as a try all the same, so that the pauses
 * grow and the row is given up at last.
 */
export const failed = (deps: Delivering, row: OutboxRow, error: string): Promise<void> =>
  retryLater(deps, { ...row, attempts: row.attempts + 1 }, error, null);

/** Puts a row back for a while, longer each time where no seconds are given; after a day of trying it is dead. */
export async function retryLater(
  deps: Delivering,
  row: OutboxRow,
  error: string,
  seconds: number | null,
): Promise<void> {
  const now = deps.clock.now();
  // A row that was never tried, but only waited, depends on a message that was never posted.
  if (isOld(deps, row) && (row.attempts > 5 || error === 'wait')) return finish(deps, row, 'dead', error);
  const wait = seconds ?? Math.min(15 * 60, 2 ** Math.min(row.attempts + 1, 10));
  const until = new Date(now.getTime() + wait * 1000);
  await postpone(deps.db, row, until, error);
  if (seconds === null && isForAll(error)) await waitTogether(deps.db, row, until, error);
}
