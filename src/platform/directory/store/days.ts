import { z } from 'zod';
import type { Db, Tx } from '../../database/db.js';
import { Prisma } from '../../database/generated/client.js';
import { int, row, rows, text, uuid } from '../../database/query.js';
import type { BranchSettings } from '../branch.js';

/** Which branches are meant: those that match all that is given. A part of the name is enough. */
export interface BranchesMeant {
  country?: string | undefined;
  timezone?: string | undefined;
  /** Any of these; empty: every name. */
  names: readonly string[];
}

const meant = ({ country, timezone, names }: BranchesMeant) => Prisma.sql`
  (${country ?? null}::text IS NULL OR b."country" = ${country ?? null})
  AND (${timezone ?? null}::text IS NULL OR b."timezone" = ${timezone ?? null})
  AND (${names.length} = 0 OR EXISTS (SELECT 1 FROM unnest(${[...names]}::text[]) part WHERE strpos(lower(b."name"), lower(part)) > 0))`;

const meantRow = z.object({ count: int, own: int, names: z.array(text).nullable() });
const withId = z.object({ id: uuid });

/**
 * How many branches are meant, the first five of their names, and how many already have an exception on one of these
 * dates.
 */
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

/** A change of exceptions in many branches. */
export interface DaysChange {
  dates: readonly string[];
  /** Hours by date. Those of `dates` that are not in it lose their exception. */
  exceptions: NonNullable<BranchSettings['exceptions']>;
  /** Reasons by date, where one was given. */
  dayReasons: Readonly<Record<string, string>>;
  /** Exceptions before this date are deleted. */
  keptFrom: string;
}

/** Changes exceptions of the branches that are meant. @returns the ids of those that changed */
export async function changeDays(
  tx: Tx,
  branches: BranchesMeant,
  { dates, exceptions, dayReasons, keptFrom }: DaysChange,
  now: Date,
): Promise<string[]> {
  const others = (name: string) => Prisma.sql`coalesce((
    SELECT jsonb_object_agg(day.key, day.value) FROM jsonb_each(b."settings"->${name}) day
    WHERE day.key >= ${keptFrom} AND day.key <> ALL(${[...dates]}::text[])), '{}')`;
  const changed = await rows(tx, withId)`
    WITH afresh AS (
      SELECT b."id", coalesce(b."settings"->'exceptions', '{}') AS "days", coalesce(b."settings"->'dayReasons', '{}') AS "reasons",
        ${others('exceptions')} || ${JSON.stringify(exceptions)}::jsonb AS "newDays",
        ${others('dayReasons')} || ${JSON.stringify(dayReasons)}::jsonb AS "newReasons"
      FROM "Branch" b WHERE ${meant(branches)} ORDER BY b."id" FOR UPDATE
    )
    UPDATE "Branch" b SET "plannedTo" = LEAST(b."plannedTo", ${now}),
      "settings" = b."settings" || jsonb_build_object('exceptions', a."newDays", 'dayReasons', a."newReasons")
    FROM afresh a WHERE b."id" = a."id" AND (a."newDays" <> a."days" OR a."newReasons" <> a."reasons")
    RETURNING b."id"::text`;
  return changed.map(({ id }) => id);
}
