import type { Tx } from '../../database/db.js';
import { ON, type OwnTime } from '../../time/routine.js';

/** What a branch has set for its routines, by name; the others go by the shipped times. */
export async function schedulesOf(db: { prisma: Tx }, branchId: string): Promise<Map<string, OwnTime>> {
  return (await schedulesAmong(db, [branchId])).get(branchId) ?? new Map();
}

/** The same for several branches, by their ids; branches that have set nothing are left out. */
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

/** Switches a routine of a branch on or off; the time that the branch gave it stays. */
export async function switchRoutine(
  tx: Pick<Tx, 'schedule'>,
  { branchId, name }: { branchId: string; name: string },
  enabled: boolean,
): Promise<void> {
  await tx.schedule.upsert({
    where: { branchId_name: { branchId, name } },
    create: { branchId, name, cron: ON, enabled },
    update: { enabled },
  });
}

/** Removes the time that a branch gave a routine; whether it is switched on stays. */
export async function forgetTime(
  tx: Pick<Tx, 'schedule'>,
  { branchId, name }: { branchId: string; name: string },
): Promise<void> {
  await tx.schedule.updateMany({ where: { branchId, name }, data: { cron: ON } });
}
