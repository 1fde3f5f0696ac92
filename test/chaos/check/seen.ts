import type { Db } from '../../../src/platform/database/db.js';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.js';
import type { Attempt, Disturbance, History } from '../told.js';

/** One step of an outbox row. */
export interface Life {
  id: string;
  state: string;
  owner: string | null;
  at: Date;
}

/** Everything that is known at the end. */
export interface Seen {
  db: Db;
  sandbox: Sandbox;
  history: History;
  /** The bank's time at which it stood still. */
  end: Date;
  kills: number;
  /** What became of every message, step by step, as the database itself kept it. */
  lives: readonly Life[];
  /** Whether the bot could read back what it posted. */
  reads: boolean;
}

/** What is wrong, in words; and how often something happened. */
export interface Finding {
  wrong: string[];
  counts: Record<string, number>;
}

const overlaps = ({ from, to }: Disturbance, start: number, end: number) => from <= end && to >= start;

/** What happened to the process, or to the way between it and the database, in this time. */
export function disturbed(
  { disturbances }: History,
  owner: string | null,
  start: number,
  end: number,
  kinds?: readonly Disturbance['what'][],
): Disturbance[] {
  return disturbances.filter(
    (one) =>
      (kinds === undefined || kinds.includes(one.what)) &&
      (one.owner === null || owner === null || one.owner === owner) &&
      overlaps(one, start, end),
  );
}

/** Milliseconds in which the answer to a post is written down. */
const recordedMs = 1_500;
/** Milliseconds for which a process goes on trying to write it down. */
const patienceMs = 10_000;

/**
 * Whether the process that made this post surely knew that it was made, and could write it down: its answer came whole,
 * and nothing happened to it from before the post until well after. That the database was away for a moment is no
 * excuse: what Slack answered is known, and written down as soon as it is back.
 * @param sendingAt when it committed that it would send.
 */
export function isCertain(history: History, attempt: Attempt, sendingAt: number | undefined): boolean {
  const { owner, at, answeredAt, fault } = attempt;
  if (answeredAt === null || (fault !== null && fault !== 'slow')) return false;
  // The bot gives an answer ten seconds.
  if (answeredAt - at > 9_000) return false;
  const from = Math.min(sendingAt ?? at, at);
  const busy = disturbed(history, owner, at, answeredAt + recordedMs, ['busy']).length > 0;
  const until = answeredAt + (busy ? patienceMs : recordedMs);
  const ended = disturbed(history, owner, from, until, ['kill', 'stop', 'unreachable']);
  const away = disturbed(history, owner, from, until, ['away', 'held', 'cut', 'full']);
  return ended.length === 0 && !away.some((one) => one.to - one.from > patienceMs);
}
