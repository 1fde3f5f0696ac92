import { z } from 'zod';
import type { Db } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';
import { float, row } from '../../database/query.js';

/** The methods whose pace all processes share, as Slack knows them. */
export const POSTING = 'chat.postMessage';
export const EDITING = 'chat.update';
export type PacedMethod = typeof POSTING | typeof EDITING;

export const isPaced = (method: string): method is PacedMethod => method === POSTING || method === EDITING;

/** How fast this process may post. */
export interface PostingPace {
  /** Milliseconds from one post to the next, of all processes. */
  everyMs: number;
  /** Turns that it took before and did not need. */
  unused: number;
}

/**
 * Part of every statement that takes a turn: a minute after the pace was slowed down or last raised, it is raised by
 * a twentieth, up to what is set.
 */
export const recovering = Prisma.sql`
  "share" = CASE WHEN "raisedAt" < now() - interval '1 minute' THEN least(1, "share" * 1.05) ELSE "share" END,
  "raisedAt" = CASE WHEN "raisedAt" < now() - interval '1 minute' THEN now() ELSE "raisedAt" END`;

const turnRow = z.object({ wait: float });

/**
 * Takes a turn to edit a message.
 * @param everyMs milliseconds from one edit to the next, of all processes; @param burst how many may follow each
 * other without a pause.
 * @returns milliseconds until it is that turn
 */
export async function turnToEdit(db: Db, everyMs: number, burst: number): Promise<number> {
  const turn = await row(db.ask, turnRow)`
    UPDATE "Pace" SET "nextAt" = greatest("nextAt", clock_timestamp() - make_interval(secs => ${(everyMs * burst) / 1000}::float8))
        + make_interval(secs => ${everyMs / 1000}::float8 / "share"),
      ${recovering}
    WHERE "method" = ${EDITING}
    RETURNING greatest(0, extract(epoch FROM greatest("nextAt" - make_interval(secs => ${everyMs / 1000}::float8 / "share"), "pausedUntil")
      - clock_timestamp()) * 1000)::float8 AS "wait"`;
  return turn?.wait ?? 0;
}

/**
 * Slack asked for a pause: all processes pause, and go on somewhat slower. Calls that were under way then are
 * answered with the same request; they do not slow it down further.
 */
export async function slowDown(db: Db, method: PacedMethod, seconds: number): Promise<void> {
  await db.ask(Prisma.sql`
    UPDATE "Pace" SET "pausedUntil" = greatest("pausedUntil", clock_timestamp() + make_interval(secs => ${seconds}::float8)),
      "share" = CASE WHEN "pausedUntil" > clock_timestamp() THEN "share" ELSE greatest(0.1, "share" * 0.85) END,
      "raisedAt" = now()
    WHERE "method" = ${method} RETURNING 1`);
}
