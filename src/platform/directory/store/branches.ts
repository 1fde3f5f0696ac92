import type { Db, Tx } from '../../database/db.js';
import type { Branch as Row } from '../../database/generated/client.js';
import { ON, type OwnTime } from '../../time/routine.js';
import type { Branch, BranchSettings, Language } from '../branch.js';
import type { Role } from '../roles.js';

export function toBranch(row: Row): Branch {
  const settings = row.settings as BranchSettings;
  return {
    id: row.id,
    channel: row.channel,
    name: row.name,
    timezone: row.timezone,
    language: row.language as Language,
    country: row.country,
    hours: row.hours as Branch['hours'],
    settings,
    ...(settings.exceptions ? { exceptions: settings.exceptions as NonNullable<Branch['exceptions']> } : {}),
  };
}

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
  return db.prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id", "name" FROM "Branch" WHERE NOT coalesce("settings" -> 'kindsOff' @> to_jsonb(${kind}::text), false) ORDER BY "name", "id"`;
}

/**
 * Branches of which what is to come is not written up to then, some of them, by chance: several processes that plan have
 * seldom the same.
 * @param except the ids of those that are not wanted.
 */
export async function unplannedBranches(
  db: Db,
  until: Date,
  take: number,
  except: readonly string[] = [],
): Promise<(Branch & { plannedTo: Date })[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT * FROM "Branch" WHERE "plannedTo" < ${until} AND "id" <> ALL(${[...except]}::uuid[]) ORDER BY random() LIMIT ${take}`;
  return rows.map((row) => ({ ...toBranch(row), plannedTo: row.plannedTo }));
}

export async function keepPlanned(db: Db, branchIds: readonly string[], until: Date): Promise<void> {
  await db.prisma.branch.updateMany({ where: { id: { in: [...branchIds] } }, data: { plannedTo: until } });
}

/** Gives a person a role in a branch. */
export async function addMember(tx: Tx, branchId: string, personId: string, role: Role): Promise<void> {
  await tx.membership.upsert({
    where: { personId_branchId_role: { personId, branchId, role } },
    create: { personId, branchId, role },
    update: {},
  });
}

/** What the branch itself says of its routines, by name; of those not here it says nothing. */
export async function schedulesOf(db: { prisma: Tx }, branchId: string): Promise<Map<string, OwnTime>> {
  return (await schedulesAmong(db, [branchId])).get(branchId) ?? new Map();
}

/** The same of several branches, by their ids; those that say nothing are not here. */
export async function schedulesAmong(
  db: { prisma: Tx },
  branchIds: readonly string[],
): Promise<Map<string, Map<string, OwnTime>>> {
  const rows = await db.prisma.schedule.findMany({
    where: { branchId: { in: [...branchIds] } },
    orderBy: { name: 'asc' },
  });
  const among = new Map<string, Map<string, OwnTime>>();
  for (const { branchId, name, cron, enabled } of rows) {
    const own = among.get(branchId) ?? new Map<string, OwnTime>();
    among.set(branchId, own.set(name, cron === ON ? { enabled } : { enabled, timing: { cron } }));
  }
  return among;
}
