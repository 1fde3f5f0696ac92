import { z } from 'zod';
import type { Db } from '../../database/db.js';
import { type ChannelTrouble, isChannelTrouble } from '../trouble.js';

type Reader = { prisma: Pick<Db['prisma'], '$queryRaw'> };

/** What `lobby doctor` asks about a branch. */
export interface BranchHealth {
  name: string;
  channel: string;
  country: string;
  timezone: string;
  people: number;
  heads: number;
}

const healthRow = z.object({
  name: z.string(),
  channel: z.string(),
  country: z.string(),
  timezone: z.string(),
  people: z.coerce.number(),
  heads: z.coerce.number(),
});

/** Every branch with the number of its people and of its heads. */
export async function branchHealth(db: Reader): Promise<BranchHealth[]> {
  const rows = await db.prisma.$queryRaw<unknown[]>`
    SELECT b."name", b."channel", b."country", b."timezone", count(DISTINCT m."personId")::int AS "people",
      (count(DISTINCT m."personId") FILTER (WHERE m."role" = 'branch_head'))::int AS "heads"
    FROM "Branch" b LEFT JOIN "Membership" m ON m."branchId" = b."id"
    GROUP BY b."id" ORDER BY b."name", b."channel"`;
  return rows.map((row) => healthRow.parse(row));
}

/** A branch's channel that Slack would not let the bot post in, the last time it tried. */
export interface Refused {
  name: string;
  channel: string;
  error: ChannelTrouble;
}

const refusedRow = z.object({ name: z.string(), channel: z.string(), error: z.string().nullable() });

/** Channels whose last message since then Slack refused for a reason that lies in the channel. */
export async function refusedChannels(db: Reader, since: Date): Promise<Refused[]> {
  const rows = await db.prisma.$queryRaw<unknown[]>`
    SELECT DISTINCT ON (b."id") b."name", b."channel", o."error"
    FROM "Outbox" o JOIN "Branch" b ON b."channel" = o."target"
    WHERE o."createdAt" > ${since} AND (o."state" = 'sent' OR o."error" IS NOT NULL)
    ORDER BY b."id", coalesce(o."settledAt", o."notBefore") DESC`;
  return rows
    .map((row) => refusedRow.parse(row))
    .flatMap(({ name, channel, error }) =>
      error && isChannelTrouble(error) ? [{ name, channel, error }] : [],
    );
}
