import { z } from 'zod';
import type { Tx } from '../../platform/database/db.js';
import { boolean, int, moment, row, rows, text, timestamptz } from '../../platform/database/query.js';
import { cannotMake } from '../../platform/outbox/cannot-make.js';
import { countPutOff } from '../../platform/schedule/store/put-offs.js';

/** How far behind the bot is, judged by the database. */
export interface Lags {
  /** Since when the oldest occurrence that is not settled has been due. */
  dueSince: Date | null;
  /**
   * Messages that are not settled, by state and urgency; `since` is when the oldest waiting one could have been sent.
   */
  outbox: { state: string; urgent: boolean; count: number; since: Date | null }[];
  /** Messages that were refused or failed and are tried again, by the last reason. */
  retrying: { code: string; count: number }[];
  /** What failed and was put off, by sort. */
  putOff: { what: string; count: number }[];
  /** Troubles with Slack that are not over, by what is affected: `channel` or `token`. */
  troubles: { what: string; count: number }[];
  /** Other processes of Lobby that have a connection to this database now. */
  others: number;
}

const waiting = z.object({ state: text, urgent: boolean, count: int, since: timestamptz.nullable() });
const byCode = z.object({ code: text, count: int });
const bySort = z.object({ what: text, count: int });
const counted = z.object({ count: int });

/** Only unsettled rows are read, by partial indexes, so that a million settled ones cost nothing. */
export async function lagsOf({ prisma }: { prisma: Tx }, now: Date): Promise<Lags> {
  // One query after another, so as not to take up the connections that the bot works with.
  const due = await row(prisma, moment)`
      SELECT min("dueAt") AS "at" FROM "Occurrence" WHERE "state" = 'planned' AND "dueAt" <= ${now} AND ("heldTo" IS NULL OR "heldTo" <= ${now})`;
  const outbox = await rows(prisma, waiting)`
      SELECT "state", "priority" <= 1 AS "urgent", count(*)::int AS "count",
        min("notBefore") FILTER (WHERE "state" = 'planned' AND "notBefore" <= ${now}) AS "since"
      FROM "Outbox" WHERE "settledAt" IS NULL GROUP BY 1, 2`;
  const retrying = await rows(prisma, byCode)`
      SELECT "error" AS "code", count(*)::int AS "count" FROM "Outbox"
      WHERE "settledAt" IS NULL AND "error" IS NOT NULL GROUP BY 1`;
  const putOff = await countPutOff({ prisma });
  const unmade = await rows(prisma, bySort)`
      SELECT 'message' AS "what", count(*)::int AS "count" FROM "Outbox"
      WHERE "settledAt" IS NULL AND "error" = ANY(${[...cannotMake]}::text[]) HAVING count(*) > 0`;
  const troubles = await rows(prisma, bySort)`
      SELECT "what", count(*)::int AS "count" FROM "Trouble" WHERE "endedAt" IS NULL GROUP BY 1`;
  // The embedded database has no connections: it belongs to this process alone.
  const others = await row(prisma, counted)`
      SELECT count(DISTINCT application_name)::int AS "count" FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'lobby %'
        AND application_name <> current_setting('application_name')`;
  return {
    dueSince: due?.at ?? null,
    outbox,
    retrying,
    putOff: [...unmade, ...putOff].sort((a, b) => (a.what < b.what ? -1 : 1)),
    troubles,
    others: others?.count ?? 0,
  };
}

/** Messages that were due since then and could not be sent, by reason. */
export async function failedSince(
  { prisma }: { prisma: Tx },
  since: Date,
): Promise<{ code: string; count: number }[]> {
  return rows(prisma, byCode)`
      SELECT coalesce("error", 'unknown') AS "code", count(*)::int AS "count" FROM "Outbox"
      WHERE "state" IN ('dead', 'rejected') AND "notBefore" > ${since} GROUP BY 1 ORDER BY 2 DESC, 1`;
}

/** The most connections that the server accepts from ordinary users. */
export async function mostConnections({ prisma }: { prisma: Tx }): Promise<number> {
  const found = await row(prisma, counted)`
      SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS "count"`;
  return found?.count ?? 0;
}
