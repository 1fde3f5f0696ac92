import z from 'zod';
import type { Db } from '../../platform/database/db.js';
import { Prisma } from '../../platform/database/generated/client.js';
import { once } from '../../platform/database/once.js';
import { int, row, rows, text, uuid } from '../../platform/database/query.js';
import type { Hand } from '../../platform/directory/acting.js';
import type { Branch } from '../../platform/directory/branch.js';
import { toBranch } from '../../platform/directory/store/branches.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toPerson } from '../../platform/outbox/target.js';
import { forgetPlanned } from '../../platform/schedule/store.js';
import { type CountryYear, countryYearSubject, unpublished } from '../contracts.js';
import type { OwnDay } from '../rules/own-days.js';

/** Which branches are meant: those that meet all that is given; a name is met by a part of it. */
export interface BranchesMeant {
  country?: string | undefined;
  timezone?: string | undefined;
  /** Any of these; where there are none, every name. */
  names: readonly string[];
}

/** What becomes of days in many branches; null gives them back to the rule. */
export interface DaysForMany {
  dates: readonly string[];
  as: Omit<OwnDay, 'date'> | null;
  /** Days before this one are forgotten. */
  keptFrom: string;
}

/** Ten thousand branches take some seconds, each with its entry in the audit trail. */
const longest = { timeout: 120_000, maxWait: 10_000 };

const meant = ({ country, timezone, names }: BranchesMeant) => Prisma.sql`
  (${country ?? null}::text IS NULL OR b."country" = ${country ?? null})
  AND (${timezone ?? null}::text IS NULL OR b."timezone" = ${timezone ?? null})
  AND (${names.length} = 0 OR EXISTS (SELECT 1 FROM unnest(${[...names]}::text[]) part WHERE strpos(lower(b."name"), lower(part)) > 0))`;

const meantRow = z.object({ count: int, own: int, names: z.array(text).nullable() });
const withId = z.object({ id: uuid });

/** How many branches are meant, the first of them by name, and how many have one of these days their own way already. */
export async function countMeant(
  db: Db,
  branches: BranchesMeant,
  dates: readonly string[],
): Promise<{ count: number; own: number; names: string[] }> {
  const found = await row(db.prisma, meantRow)`
    SELECT count(*)::int AS "count",
      (count(*) FILTER (WHERE coalesce(b."settings"->'exceptions', '{}') ?| ${[...dates]}::text[]))::int AS "own",
      (array_agg(b."name" ORDER BY b."name"))[1:5] AS "names"
    FROM "Branch" b WHERE ${meant(branches)}`;
  return { count: found?.count ?? 0, own: found?.own ?? 0, names: found?.names ?? [] };
}

/** The countries and time zones that branches have. */
export async function placesOfBranches(db: Db): Promise<{ countries: string[]; timezones: string[] }> {
  const rows = await db.prisma.branch.groupBy({ by: ['country', 'timezone'] });
  const each = (values: string[]) => [...new Set(values)].sort();
  return {
    countries: each(rows.map(({ country }) => country)),
    timezones: each(rows.map(({ timezone }) => timezone)),
  };
}

/**
 * Sets days for all branches that are meant, or for none; those that have them so already are left alone.
 * @returns how many changed. @throws AlreadyDone
 */
export async function setDays(
  { db, actor, key, now }: Pick<Hand, 'db' | 'actor' | 'key' | 'now'>,
  branches: BranchesMeant,
  { dates, as, keptFrom }: DaysForMany,
): Promise<number> {
  const set = JSON.stringify(as ? Object.fromEntries(dates.map((date) => [date, as.hours])) : {});
  const reason = as?.reason;
  const why = JSON.stringify(reason ? Object.fromEntries(dates.map((date) => [date, reason])) : {});
  const told = JSON.stringify({ first: dates[0], last: dates.at(-1), hours: as?.hours ?? 'by rule' });
  const others = (name: string) => Prisma.sql`coalesce((
    SELECT jsonb_object_agg(day.key, day.value) FROM jsonb_each(b."settings"->${name}) day
    WHERE day.key >= ${keptFrom} AND day.key <> ALL(${[...dates]}::text[])), '{}')`;
  return db.prisma.$transaction(async (tx) => {
    await once(tx, key, null);
    const changed = await rows(tx, withId)`
      WITH afresh AS (
        SELECT b."id", coalesce(b."settings"->'exceptions', '{}') AS "days", coalesce(b."settings"->'dayReasons', '{}') AS "reasons",
          ${others('exceptions')} || ${set}::jsonb AS "newDays", ${others('dayReasons')} || ${why}::jsonb AS "newReasons"
        FROM "Branch" b WHERE ${meant(branches)} ORDER BY b."id" FOR UPDATE
      ), changed AS (
        UPDATE "Branch" b SET "plannedTo" = LEAST(b."plannedTo", ${now}),
          "settings" = b."settings" || jsonb_build_object('exceptions', a."newDays", 'dayReasons', a."newReasons")
        FROM afresh a WHERE b."id" = a."id" AND (a."newDays" <> a."days" OR a."newReasons" <> a."reasons")
        RETURNING b."id"
      ), told AS (
        INSERT INTO "AuditEntry" ("chain", "at", "actor", "action", "subject", "data", "seq", "previous", "hash")
        SELECT changed."id"::text, ${now}, ${actor}, 'branch.days', changed."id"::text, ${told}, 0, '', '' FROM changed
      ) SELECT "id"::text FROM changed`;
    // In a statement of its own: it sees what a planner wrote before these branches were locked.
    await forgetPlanned(
      tx,
      changed.map(({ id }) => id),
      now,
    );
    return changed.length;
  }, longest);
}

/** One branch of each country, for what is the same in all of them; none of these. */
export async function sampleBranchPerCountry(db: Db, except: readonly string[] = []): Promise<Branch[]> {
  const rows = await db.prisma.branch.findMany({
    where: { id: { notIn: [...except] } },
    distinct: ['country'],
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(toBranch);
}

/** How many branches a country has. */
export async function countInCountry(db: Db, country: string): Promise<number> {
  return db.prisma.branch.count({ where: { country } });
}

/** Tells head office that a country's year is not published, where that was never said before. */
export async function tellUnpublishedOnce(
  db: Db,
  subject: CountryYear,
  notBefore: Date,
  now: Date,
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const headOffice = await tx.membership.findMany({
      where: { role: 'hq' },
      distinct: ['personId'],
      select: { personId: true },
    });
    // Where there is nobody to tell, it is still to be said.
    if (headOffice.length === 0) return;
    const fresh = await tx.$executeRaw`
      INSERT INTO "Setting" ("key", "value") VALUES (${`unpublished/${countryYearSubject.format(subject)}`}, ${now.toISOString()}) ON CONFLICT DO NOTHING`;
    if (fresh === 0) return;
    const messages = headOffice.map(({ personId }) =>
      unpublished.for(subject, toPerson(personId), { notBefore }),
    );
    await queue(tx, messages, null, now);
  });
}
