import { z } from 'zod';
import type { Db, Tx } from '../../database/db.js';
import { type Following, tell } from '../../database/follow.js';
import type { Branch as Row } from '../../database/generated/client.js';
import { fitting, hasRows, rows, text, timestamptz, uuid } from '../../database/query.js';
import { type Branch, type BranchSettings, languages, weeklyHours } from '../branch.js';
import type { Membership } from '../happenings.js';
import type { Role } from '../roles.js';
import { branchSettings } from '../settings.js';

const columns = z.object({
  id: uuid,
  channel: text,
  name: text,
  timezone: text,
  // A branch whose language only a newer version speaks still works, in English.
  language: z.enum(languages).catch('en'),
  country: text,
  hours: fitting(weeklyHours),
  settings: fitting(branchSettings),
});
const whole = (row: z.infer<typeof columns>): Branch => {
  const { exceptions, work } = row.settings;
  return { ...row, ...(exceptions ? { exceptions } : {}), ...(work ? { work } : {}) };
};

/** A branch from its row in the database, or from that row as jsonb. */
export const storedBranch = columns.transform(whole);
const unplanned = columns
  .extend({ plannedTo: timestamptz })
  .transform(({ plannedTo, ...row }) => ({ ...whole(row), plannedTo }));
const named = z.object({ id: uuid, name: text });

export const toBranch = (row: Row): Branch => storedBranch.parse(row);

export async function branchOf(db: { prisma: Tx }, id: string): Promise<Branch | null> {
  const row = await db.prisma.branch.findUnique({ where: { id } });
  return row && toBranch(row);
}

/** Branches by their ids. */
export async function branchesWithIds(
  db: { prisma: Tx },
  ids: readonly string[],
): Promise<Map<string, Branch>> {
  const rows = await db.prisma.branch.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return new Map(rows.map((row) => [row.id, toBranch(row)]));
}

export async function branchIn(db: { prisma: Tx }, channel: string): Promise<Branch | null> {
  const row = await db.prisma.branch.findUnique({ where: { channel } });
  return row && toBranch(row);
}

/** The only branch of that name, or the one whose channel it is. */
export async function branchCalled(db: { prisma: Tx }, name: string): Promise<Branch | null> {
  const rows = await db.prisma.branch.findMany({ where: { OR: [{ name }, { channel: name }] }, take: 2 });
  const [row] = rows;
  return row && rows.length === 1 ? toBranch(row) : null;
}

/** Every branch that uses a kind of record, by name. */
export async function branchesWith(db: Db, kind: string): Promise<{ id: string; name: string }[]> {
  return rows(db.prisma, named)`
    SELECT "id", "name" FROM "Branch" WHERE NOT coalesce("settings" -> 'kindsOff' @> to_jsonb(${kind}::text), false) ORDER BY "name", "id"`;
}

/**
 * Up to `take` branches that are not planned until `until`, in random order, so that several processes seldom plan
 * the same.
 * @param except the ids of those that are not wanted.
 */
export async function unplannedBranches(
  db: Db,
  until: Date,
  take: number,
  except: readonly string[] = [],
): Promise<(Branch & { plannedTo: Date })[]> {
  return rows(db.prisma, unplanned)`
    SELECT * FROM "Branch" WHERE "plannedTo" < ${until} AND "id" <> ALL(${[...except]}::uuid[]) ORDER BY random() LIMIT ${take}`;
}

export async function keepPlanned(db: Db, branchIds: readonly string[], until: Date): Promise<void> {
  await db.prisma.branch.updateMany({ where: { id: { in: [...branchIds] } }, data: { plannedTo: until } });
}

/** Holds the row of a branch until the end of the transaction. @returns false where there is none */
export async function lockBranch(tx: Tx, id: string): Promise<boolean> {
  return hasRows(tx)`SELECT 1 FROM "Branch" WHERE "id" = ${id}::uuid FOR UPDATE`;
}

/** Marks these branches as planned only until now, so that they are planned again. */
export async function planAgainFrom(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Branch" SET "plannedTo" = LEAST("plannedTo", ${now}) WHERE "id" = ANY(${[...ids]}::uuid[])`;
}

/** Replaces the settings of a branch. @returns them as stored */
export async function keepSettings(tx: Tx, id: string, settings: BranchSettings): Promise<BranchSettings> {
  const written = JSON.stringify(settings);
  await tx.$executeRaw`UPDATE "Branch" SET "settings" = ${written}::jsonb WHERE "id" = ${id}::uuid`;
  return branchSettings.parse(JSON.parse(written));
}

/** Gives a person a role in a branch. */
export async function addMember(
  db: Following,
  tx: Tx,
  { role, ...who }: Membership & { role: Role },
  now: Date,
): Promise<void> {
  const { personId, branchId } = who;
  await tx.membership.upsert({
    where: { personId_branchId_role: { personId, branchId, role } },
    create: { personId, branchId, role },
    update: {},
  });
  await tell(db, tx, 'people.joined', { joined: [who], now });
}
