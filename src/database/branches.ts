import type { Branch, BranchSettings, Language } from '../domain/branch.js';
import type { Role } from '../domain/people/roles.js';
import type { OwnTime } from '../domain/routines.js';
import type { Db, Tx } from './db.js';
import type { Branch as Row } from './generated/client.js';
import { ON } from './save-branches.js';

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

export async function branchIn(db: { prisma: Tx }, channel: string): Promise<Branch | null> {
  const row = await db.prisma.branch.findUnique({ where: { channel } });
  return row && toBranch(row);
}

/** Every branch that uses a kind of record, by name. */
export async function branchesWith(db: Db, kind: string): Promise<{ id: string; name: string }[]> {
  return db.prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id", "name" FROM "Branch" WHERE NOT coalesce("settings" -> 'kindsOff' @> to_jsonb(${kind}::text), false) ORDER BY "name", "id"`;
}

/** Branches of which what is to come is not written up to then, a page of them. */
export async function unplannedBranches(
  db: Db,
  until: Date,
  take: number,
): Promise<(Branch & { plannedTo: Date })[]> {
  const rows = await db.prisma.branch.findMany({
    where: { plannedTo: { lt: until } },
    take,
  });
  return rows.map((row) => ({ ...toBranch(row), plannedTo: row.plannedTo }));
}

export async function keepPlanned(db: Db, branchId: string, until: Date): Promise<void> {
  await db.prisma.branch.update({ where: { id: branchId }, data: { plannedTo: until } });
}

export { entryOf } from './branch-entries.js';
export { saveBranches } from './save-branches.js';

/** Gives a person a role in a branch. */
export async function addMember(tx: Tx, branchId: string, personId: string, role: Role): Promise<void> {
  await tx.membership.upsert({
    where: { personId_branchId_role: { personId, branchId, role } },
    create: { personId, branchId, role },
    update: {},
  });
}

/** The branch's own word on its routines, by name; on those not here it has none. */
export async function schedulesOf(db: Db, branchId: string): Promise<Map<string, OwnTime>> {
  const rows = await db.prisma.schedule.findMany({ where: { branchId } });
  return new Map(
    rows.map(({ name, cron, enabled }) => [name, cron === ON ? { enabled } : { enabled, timing: { cron } }]),
  );
}
