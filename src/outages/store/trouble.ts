import { z } from 'zod';
import { headOfficeOf } from '../../head-office/module.js';
import { audit } from '../../platform/database/audit-trail.js';
import type { Db, Tx } from '../../platform/database/db.js';
import { boolean, int, row, rows, text, timestamptz, uuid } from '../../platform/database/query.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { heardOf, hurry, takeBack } from '../../platform/outbox/store/waiting.js';
import { toPerson } from '../../platform/outbox/target.js';
import { channelTroubles, tokenTroubles } from '../../platform/outbox/trouble.js';
import { DAY } from '../../platform/time/durations.js';
import { trouble as troubleMessage, troubleOver } from '../contracts.js';
import { toldOf } from './told.js';

const troubleRow = z.object({
  id: uuid,
  what: text,
  /** The channel; empty where it is all of Slack. */
  place: text,
  branchId: uuid.nullable(),
  code: text,
  since: timestamptz,
  noticedAt: timestamptz,
  waiting: int,
  urgent: boolean,
  toldAt: timestamptz.nullable(),
  endedAt: timestamptz.nullable(),
});
/**
 * An outage: Slack takes no messages in one channel (`what: 'channel'`), or none at all because it refuses the bot's
 * token (`'token'`).
 */
export type Trouble = z.infer<typeof troubleRow>;

const refusingRow = z.object({
  what: z.enum(['channel', 'token']),
  /** The channel; empty where it is all of Slack. */
  place: text,
  branchId: uuid.nullable(),
  code: text,
  waiting: int,
  /** Whether something urgent waits. */
  urgent: boolean,
});
/** A place in which Slack takes no messages now. */
export type Refusing = z.infer<typeof refusingRow>;

const overRow = z.object({ id: uuid });
const countsRow = z.object({ waitsNow: int, lost: int });

/**
 * The places where Slack refuses messages: channels of branches and of head office, and the token. Read from
 * unsettled messages with a refusal, so that all processes see the same.
 */
export async function refusing({ prisma }: { prisma: Tx }, now: Date): Promise<Refusing[]> {
  const office = await headOfficeOf({ prisma });
  return rows(prisma, refusingRow)`
    WITH waiting AS MATERIALIZED (
      SELECT "target", "seq", "error", "priority" <= 1 AS "urgent" FROM "Outbox"
      WHERE "settledAt" IS NULL AND ("error" IS NOT NULL OR "notBefore" <= ${now})
    )
    SELECT 'channel' AS "what", w."target" AS "place", b."id"::text AS "branchId",
      (array_agg(w."error" ORDER BY w."seq" DESC) FILTER (WHERE w."error" = ANY(${channelTroubles}::text[])))[1] AS "code",
      count(*)::int AS "waiting", bool_or(w."urgent") AS "urgent"
    FROM waiting w LEFT JOIN "Branch" b ON b."channel" = w."target"
    WHERE b."id" IS NOT NULL OR w."target" = ${office?.channel ?? null}
    GROUP BY w."target", b."id" HAVING bool_or(w."error" = ANY(${channelTroubles}::text[]))
    UNION ALL
    SELECT 'token', '', NULL, (array_agg(w."error") FILTER (WHERE w."error" = ANY(${tokenTroubles}::text[])))[1],
      count(*)::int, bool_or(w."urgent")
    FROM waiting w HAVING bool_or(w."error" = ANY(${tokenTroubles}::text[]))`;
}

/** The outages that have not ended. */
export function openTroubles({ prisma }: { prisma: Tx }): Promise<Trouble[]> {
  return rows(prisma, troubleRow)`SELECT * FROM "Trouble" WHERE "endedAt" IS NULL ORDER BY "since", "id"`;
}

/**
 * Records new outages, and the highest number of waiting messages of known ones. Safe to run in several processes at
 * once.
 */
export async function noteTroubles(
  { prisma }: Pick<Db, 'prisma'>,
  found: readonly Refusing[],
  now: Date,
): Promise<void> {
  const rows = found.map((one) => ({ ...one, id: crypto.randomUUID() }));
  await prisma.$executeRaw`
    INSERT INTO "Trouble" AS t ("id", "what", "place", "branchId", "code", "since", "waiting", "urgent")
    SELECT g."id", g."what", g."place", g."branchId", g."code", ${now}, g."waiting", g."urgent"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g("id" uuid, "what" text, "place" text, "branchId" uuid,
      "code" text, "waiting" int, "urgent" boolean)
    ON CONFLICT ("what", "place") WHERE "endedAt" IS NULL DO UPDATE
      SET "waiting" = GREATEST(t."waiting", EXCLUDED."waiting"), "urgent" = t."urgent" OR EXCLUDED."urgent", "code" = EXCLUDED."code"
      WHERE t."waiting" < EXCLUDED."waiting" OR t."code" <> EXCLUDED."code" OR (EXCLUDED."urgent" AND NOT t."urgent")`;
}

/**
 * Queues the notice of an outage, once: the first process to come queues it.
 * @param notBefore when the notice may be sent.
 */
export async function notifyOutage(
  { prisma }: Pick<Db, 'prisma'>,
  trouble: Trouble,
  notBefore: Date,
  now: Date,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const fresh = await tx.$executeRaw`
      UPDATE "Trouble" SET "toldAt" = ${now} WHERE "id" = ${trouble.id}::uuid AND "toldAt" IS NULL AND "endedAt" IS NULL`;
    if (fresh === 0) return;
    const { id, what, place, code, branchId } = trouble;
    await audit(tx, branchId ?? 'lobby', now, [
      { actor: 'lobby', action: 'trouble.began', subject: id, data: { place, code } },
    ]);
    // Nothing can be sent with a refused token; people are told when it works again.
    const people = what === 'token' ? [] : await toldOf(tx, branchId);
    const when = trouble.urgent ? { priority: 1, notBefore: now } : { notBefore };
    const messages = people.map((personId) => troubleMessage.for(id, toPerson(personId), when));
    await queue(tx, messages, branchId, now);
  });
}

/** Something urgent waits now: a notice that was put off until the morning goes out at once. */
export const escalateOutageNotice = ({ prisma }: Pick<Db, 'prisma'>, id: string, now: Date): Promise<void> =>
  hurry(prisma, troubleMessage.key(id), now);

/**
 * Which of these outages have ended: those where a message was sent since. Without an attempt nothing is known. An
 * outage also ends when its channel is no longer a branch's or head office's.
 */
export async function findRecovered(
  { prisma }: Pick<Db, 'prisma'>,
  troubles: readonly Trouble[],
): Promise<Set<string>> {
  if (troubles.length === 0) return new Set();
  const ids = troubles.map(({ id }) => id);
  const office = await headOfficeOf({ prisma });
  const over = await rows(prisma, overRow)`
    SELECT t."id"::text FROM "Trouble" t WHERE t."id" = ANY(${ids}::uuid[]) AND CASE WHEN t."what" = 'token' THEN EXISTS (
        SELECT 1 FROM "Outbox" s WHERE s."state" = 'sent' AND s."notBefore" > t."since" - interval '1 day' AND s."settledAt" > t."noticedAt"
      ) ELSE EXISTS (
        SELECT 1 FROM "Outbox" s WHERE s."state" = 'sent' AND s."target" = t."place" AND s."settledAt" > t."noticedAt"
      ) OR NOT EXISTS (
        SELECT 1 FROM "Branch" WHERE "channel" = t."place"
      ) AND t."place" IS DISTINCT FROM ${office?.channel ?? null} END`;
  return new Set(over.map(({ id }) => id));
}

/** Ends an outage, once, and queues the good news for those who were told of it. */
export async function endTrouble(
  { prisma }: Pick<Db, 'prisma'>,
  { id, what, place, branchId, toldAt }: Trouble,
  notBefore: Date,
  now: Date,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const fresh = await tx.$executeRaw`
      UPDATE "Trouble" SET "endedAt" = ${now} WHERE "id" = ${id}::uuid AND "endedAt" IS NULL`;
    if (fresh === 0 || !toldAt) return;
    await audit(tx, branchId ?? 'lobby', now, [
      { actor: 'lobby', action: 'trouble.ended', subject: id, data: { place } },
    ]);
    // A notice of the channel that still waits for the morning is withdrawn. There is none for a token: nothing could
    // be sent.
    if (what !== 'token') await takeBack(tx, troubleMessage.key(id));
    const people = what === 'token' ? await toldOf(tx, null) : await heardOf(tx, troubleMessage.key(id));
    const messages = people.map((personId) => troubleOver.for(id, toPerson(personId), { notBefore }));
    await queue(tx, messages, branchId, now);
  });
}

/** An outage, with how many messages wait there now and how many expired or failed since it began. */
export async function troubleOf(
  { prisma }: { prisma: Tx },
  id: string,
  now: Date,
): Promise<(Trouble & { waitsNow: number; lost: number }) | null> {
  const trouble = await row(prisma, troubleRow)`SELECT * FROM "Trouble" WHERE "id" = ${id}::uuid`;
  if (!trouble) return null;
  const { place, since, noticedAt } = trouble;
  const counts = await row(prisma, countsRow)`
    SELECT (
      SELECT count(*)::int FROM "Outbox" WHERE "settledAt" IS NULL AND ("error" IS NOT NULL OR "notBefore" <= ${now})
        AND (${place} = '' OR "target" = ${place})
    ) AS "waitsNow", (
      SELECT count(*)::int FROM "Outbox" WHERE "state" IN ('expired', 'dead', 'rejected') AND "notBefore" > ${new Date(since.getTime() - DAY)}
        AND "settledAt" > ${noticedAt} AND (${place} = '' OR "target" = ${place})
    ) AS "lost"`;
  return { ...trouble, waitsNow: counts?.waitsNow ?? 0, lost: counts?.lost ?? 0 };
}
