import { z } from 'zod';
import type { Db } from '../../database/db.js';
import { int, rows, text } from '../../database/query.js';
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

const health = z.object({
  name: text,
  channel: text,
  country: text,
  timezone: text,
  people: int,
  heads: int,
});

/** Every branch with the number of its people and of its heads. */
export async function branchHealth(db: Reader): Promise<BranchHealth[]> {
  return rows(db.prisma, health)`
    SELECT b."name", b."channel", b."country", b."timezone", count(DISTINCT m."personId")::int AS "people",
      (count(DISTINCT m."personId") FILTER (WHERE m."role" = 'branch_head'))::int AS "heads"
    FROM "Branch" b LEFT JOIN "Membership" m ON m."branchId" = b."id"
    GROUP BY b."id" ORDER BY b."name", b."channel"`;
}

/** A branch's channel that Slack would not let the bot post in, the last time it tried. */
export interface Refused {
  name: string;
  channel: string;
  error: ChannelTrouble;
}

const refused = z.object({ name: text, channel: text, error: text.nullable() });

/** Channels whose last message since then Slack refused for a reason that lies in the channel. */
export async function refusedChannels(db: Reader, since: Date): Promise<Refused[]> {
  const found = await rows(db.prisma, refused)`
    SELECT DISTINCT ON (b."id") b."name", b."channel", o."error"
    FROM "Outbox" o JOIN "Branch" b ON b."channel" = o."target"
    WHERE o."createdAt" > ${since} AND (o."state" = 'sent' OR o."error" IS NOT NULL)
    ORDER BY b."id", coalesce(o."settledAt", o."notBefore") DESC`;
  return found.flatMap(({ name, channel, error }) =>
    error && isChannelTrouble(error) ? [{ name, channel, error }] : [],
  );
}
