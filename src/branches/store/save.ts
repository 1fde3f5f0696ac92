import { z } from 'zod';
import { auditAll } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import { type Following, tell } from '../../platform/database/follow.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { boolean, rows, text, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { BranchEntry } from '../../platform/directory/branch.js';
import type { Membership } from '../../platform/directory/happenings.js';
import { roles } from '../../platform/directory/roles.js';
import { forgetPlanned } from '../../platform/schedule/store/occurrences.js';
import { ON } from '../../platform/time/routine.js';

type Writer = Pick<Tx, '$queryRaw' | '$executeRaw'>;
type WithId = BranchEntry & { branchId: string };

const joinedRow = z.object({ branchId: uuid, personId: uuid }) satisfies z.ZodType<Membership>;
const savedRow = z.object({ id: uuid, channel: text, made: boolean });

/** Branches per SQL statement: few statements for ten thousand branches, and none of them runs long. */
const CHUNK = 500;
const OFF = 'off';

/**
 * Creates or updates branches, identified by their channels; all or none. The people and schedules of each branch are
 * replaced by those given: whoever is no longer listed loses their roles there. `settings`, which are made in Slack,
 * stay as they are, except for working time where the entry gives it.
 */
export async function saveBranches(
  db: Following,
  entries: readonly BranchEntry[],
  actor: string,
  now: Date,
): Promise<{ made: number; changed: number }> {
  const byChannel = [...new Map(entries.map((entry) => [entry.channel, entry])).values()];
  return db.prisma.$transaction(
    async (tx) => {
      let made = 0;
      for (const chunk of chunks(byChannel)) made += await saveChunk({ db, tx, actor, now }, chunk);
      return { made, changed: byChannel.length - made };
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
}

/** @returns how many of the branches are new */
async function saveChunk(
  { db, tx, actor, now }: Pick<Hand, 'tx' | 'actor' | 'now'> & { db: Following },
  entries: readonly BranchEntry[],
): Promise<number> {
  const facts = entries.map(({ people, schedules, work, ...rest }) => ({
    id: crypto.randomUUID(),
    ...rest,
    settings: work ? { work } : {},
  }));
  const saved = await rows(tx, savedRow)`
    INSERT INTO "Branch" ("id", "channel", "name", "timezone", "language", "country", "hours", "settings", "createdAt", "plannedTo")
    SELECT g."id", g."channel", g."name", g."timezone", g."language", g."country", g."hours", g."settings", ${now}, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) AS g("id" uuid, "channel" text, "name" text, "timezone" text,
      "language" text, "country" text, "hours" jsonb, "settings" jsonb)
    ON CONFLICT ("channel") DO UPDATE SET "name" = EXCLUDED."name", "timezone" = EXCLUDED."timezone",
      "language" = EXCLUDED."language", "country" = EXCLUDED."country", "hours" = EXCLUDED."hours",
      "settings" = "Branch"."settings" || EXCLUDED."settings", "plannedTo" = LEAST("Branch"."plannedTo", ${now})
    RETURNING "id", "channel", xmax = 0 AS "made"`;
  const idOf = new Map(saved.map(({ id, channel }) => [channel, id]));
  const withIds = entries.map((entry) => ({ ...entry, branchId: idOf.get(entry.channel) ?? '' }));
  const ids = saved.map(({ id }) => id);

  const joined = await savePeople(tx, ids, withIds);
  if (joined.length > 0) await tell(db, tx, 'people.joined', { joined, now });
  await tell(db, tx, 'people.left', { branchIds: ids, now });
  await saveSchedules(tx, ids, withIds);
  // Occurrences that were planned, or planned as skipped, by the old hours and schedules are planned again.
  await forgetPlanned(tx, ids, now);
  await auditAll(
    tx,
    withIds.map(({ branchId, name, channel }) => ({
      chain: branchId,
      at: now,
      actor,
      action: 'branch.saved',
      subject: branchId,
      data: { name, channel },
    })),
  );
  return saved.filter(({ made }) => made).length;
}

/** @returns the new memberships, one for each role */
async function savePeople(tx: Tx, ids: string[], entries: WithId[]): Promise<Membership[]> {
  const slackIds = [...new Set(entries.flatMap(({ people }) => Object.keys(people)))].sort();
  const fresh = slackIds.map((slackId) => ({ id: crypto.randomUUID(), slackId }));
  // The Slack id stands in for the name until the person first uses Lobby.
  await tx.$executeRaw`
    INSERT INTO "Person" ("id", "slackId", "name")
    SELECT g."id", g."slackId", g."slackId"
    FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS g("id" uuid, "slackId" text)
    ON CONFLICT ("slackId") DO NOTHING`;
  const memberships = entries.flatMap(({ branchId, people }) =>
    Object.entries(people).flatMap(([slackId, roles]) => roles.map((role) => ({ branchId, slackId, role }))),
  );
  const given = Prisma.sql`(
    SELECT p."id" AS "personId", g."branchId", g."role"
    FROM jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) AS g("branchId" uuid, "slackId" text, "role" text)
    JOIN "Person" p ON p."slackId" = g."slackId")`;
  // Only roles that this version knows are removed: a newer version may have given others, which no file of this
  // version can name.
  await tx.$executeRaw`
    DELETE FROM "Membership" m WHERE m."branchId" = ANY(${ids}::uuid[]) AND m."role" = ANY(${[...roles]}::text[]) AND NOT EXISTS (
      SELECT 1 FROM ${given} given
      WHERE given."branchId" = m."branchId" AND given."personId" = m."personId" AND given."role" = m."role")`;
  return rows(tx, joinedRow)`
    INSERT INTO "Membership" ("personId", "branchId", "role")
    SELECT given."personId", given."branchId", given."role" FROM ${given} given ON CONFLICT DO NOTHING
    RETURNING "branchId", "personId"`;
}

/**
 * A branch file does not name the branch's own lists, so they stay as they are. A routine that is switched off keeps
 * its time for when it is switched on again; if it had none, the shipped time applies.
 */
async function saveSchedules(tx: Writer, ids: string[], entries: WithId[]): Promise<void> {
  const schedules = entries.flatMap(({ branchId, schedules: own }) =>
    Object.entries(own).map(([name, cron]) => ({
      branchId,
      name,
      cron: cron === OFF ? ON : cron,
      enabled: cron !== OFF,
    })),
  );
  const given = Prisma.sql`jsonb_to_recordset(${JSON.stringify(schedules)}::jsonb)
    AS given("branchId" uuid, "name" text, "cron" text, "enabled" boolean)`;
  await tx.$executeRaw`
    DELETE FROM "Schedule" s WHERE s."branchId" = ANY(${ids}::uuid[]) AND left(s."name", 4) <> 'own_' AND NOT EXISTS (
      SELECT 1 FROM ${given} WHERE given."branchId" = s."branchId" AND given."name" = s."name")`;
  await tx.$executeRaw`
    INSERT INTO "Schedule" ("branchId", "name", "cron", "enabled")
    SELECT given."branchId", given."name", given."cron", given."enabled" FROM ${given}
    ON CONFLICT ("branchId", "name") DO UPDATE SET "enabled" = EXCLUDED."enabled",
      "cron" = CASE WHEN EXCLUDED."enabled" THEN EXCLUDED."cron" ELSE "Schedule"."cron" END`;
}

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += CHUNK) yield all.slice(from, from + CHUNK);
}
