import type { Branch, BranchSettings, Language } from '../domain/branch.js';
import type { Role } from '../domain/people/roles.js';
import type { Timing } from '../domain/time/routine.js';
import type { Db, Tx } from './db.js';
import type { Branch as Row } from './generated/client.js';
import { audit } from './write.js';

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
    createdAt: row.createdAt,
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

/** Every branch, a page at a time, so that ten thousand do not stand in memory at once. */
export async function* allBranches(db: { prisma: Tx }, page = 500): AsyncGenerator<Branch> {
  let after: string | undefined;
  for (;;) {
    const rows = await db.prisma.branch.findMany({
      take: page,
      orderBy: { id: 'asc' },
      ...(after ? { cursor: { id: after }, skip: 1 } : {}),
    });
    for (const row of rows) yield toBranch(row);
    after = rows.at(-1)?.id;
    if (rows.length < page) return;
  }
}

export interface BranchEntry {
  name: string;
  channel: string;
  timezone: string;
  language: Language;
  country: string;
  hours: Branch['hours'];
  /** Slack user id → roles. */
  people: Record<string, Role[]>;
  /** Routine → cron in branch time. */
  schedules: Record<string, string>;
}

/**
 * Makes or updates branches, known by their channels; all or none. The people and schedules of each become those given:
 * who is not listed any more has no role there any more.
 */
export async function saveBranches(
  db: Db,
  entries: readonly BranchEntry[],
  actor: string,
  now: Date,
): Promise<{ made: number; changed: number }> {
  return db.prisma.$transaction(
    async (tx) => {
      const before = new Set(
        (await tx.branch.findMany({ where: { channel: { in: entries.map(({ channel }) => channel) } } })).map(
          ({ channel }) => channel,
        ),
      );
      for (const entry of entries) await saveBranch(tx, entry, actor, now);
      const changed = entries.filter(({ channel }) => before.has(channel)).length;
      return { made: entries.length - changed, changed };
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
}

async function saveBranch(
  tx: (Tx & Db['prisma']) | Tx,
  entry: BranchEntry,
  actor: string,
  now: Date,
): Promise<void> {
  const { people, schedules, channel, ...rest } = entry;
  const facts = { ...rest, hours: rest.hours as object };
  const { id } = await tx.branch.upsert({
    where: { channel },
    create: { id: crypto.randomUUID(), channel, ...facts, createdAt: now },
    update: facts,
    select: { id: true },
  });
  await tx.membership.deleteMany({ where: { branchId: id } });
  for (const [slackId, roles] of Object.entries(people)) {
    const person = await tx.person.upsert({
      where: { slackId },
      create: { id: crypto.randomUUID(), slackId, name: slackId },
      update: {},
      select: { id: true },
    });
    await tx.membership.createMany({
      data: roles.map((role) => ({ personId: person.id, branchId: id, role })),
    });
  }
  await tx.$executeRaw`DELETE FROM "Schedule" WHERE "branchId" = ${id}::uuid`;
  for (const [name, cron] of Object.entries(schedules))
    await tx.$executeRaw`INSERT INTO "Schedule" ("branchId", "name", "cron") VALUES (${id}::uuid, ${name}, ${cron})`;
  // What was planned by the old hours and schedules is planned afresh.
  await tx.occurrence.deleteMany({ where: { branchId: id, state: 'planned', dueAt: { gt: now } } });
  await audit(tx, id, now, [
    { actor, action: 'branch.saved', subject: id, data: { name: entry.name, channel } },
  ]);
}

/** Gives a person a role in a branch. */
export async function addMember(tx: Tx, branchId: string, personId: string, role: Role): Promise<void> {
  await tx.membership.upsert({
    where: { personId_branchId_role: { personId, branchId, role } },
    create: { personId, branchId, role },
    update: {},
  });
}

/** The branch's own times, by routine; those not here have the shipped ones. */
export async function schedulesOf(
  db: Db,
  branchId: string,
): Promise<Map<string, { timing: Timing; enabled: boolean }>> {
  const rows = await db.prisma.schedule.findMany({ where: { branchId } });
  return new Map(rows.map(({ name, cron, enabled }) => [name, { timing: { cron }, enabled }]));
}

/** The entry that would make a branch what it is now; what `lobby branches export` writes. */
export async function entryOf(db: Db, branch: Branch): Promise<BranchEntry> {
  const [memberships, schedules] = await Promise.all([
    db.prisma.membership.findMany({ where: { branchId: branch.id }, include: { person: true } }),
    db.prisma.schedule.findMany({ where: { branchId: branch.id } }),
  ]);
  const people: Record<string, Role[]> = {};
  for (const { person, role } of memberships) {
    people[person.slackId] ??= [];
    people[person.slackId]?.push(role as Role);
  }
  const { name, channel, timezone, language, country, hours } = branch;
  return {
    name,
    channel,
    timezone,
    language,
    country,
    hours,
    people,
    schedules: Object.fromEntries(schedules.map(({ name: routine, cron }) => [routine, cron])),
  };
}
