import { saveBranches } from '../../src/branches/store/save.js';
import type { Db } from '../../src/platform/database/db.js';
import type { WorkspaceSeed } from '../../src/trial/sandbox/sandbox.js';

/** A network of so many branches, all in one zone: the worst morning that there can be. */
export function network(count: number): {
  workspace: WorkspaceSeed;
  save(db: Db, from: Date): Promise<void>;
} {
  const all = Array.from({ length: count }, (_, index) => ({
    channel: `C0NET${index}`,
    name: `net-${index}`,
    head: `U0NET${index}`,
  }));
  return {
    workspace: {
      team: { id: 'T0BENCH', name: 'Bench Bank' },
      users: all.map(({ head, name }) => ({
        id: head,
        name: head.toLowerCase(),
        realName: `Head of ${name}`,
      })),
      channels: all.map(({ channel, name, head }) => ({ id: channel, name, members: [head] })),
    },
    async save(db, from) {
      const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
      const entries = all.map(({ channel, name, head }) => ({
        name,
        channel,
        timezone: 'Asia/Shanghai',
        language: 'en' as const,
        country: 'CN',
        hours: Object.fromEntries(everyDay.map((day) => [day, '09:00-17:00'])),
        people: { [head]: ['branch_head' as const] },
        schedules: {},
      }));
      await saveBranches(db, entries, 'bench', from);
    },
  };
}

/** Has the briefing of every branch of a network be due then, and nothing else. */
export async function briefingsDue({ prisma }: Db, at: Date): Promise<void> {
  const late = new Date(at.getTime() + 4 * 60 * 60_000);
  await prisma.$executeRaw`
    INSERT INTO "Occurrence" ("id", "branchId", "name", "date", "slot", "dueAt", "cutoffAt")
    SELECT gen_random_uuid(), "id", 'briefing', ${at.toISOString().slice(0, 10)}, 'bench', ${at}, ${late} FROM "Branch" WHERE "channel" LIKE 'C0NET%'`;
  // So that nothing is planned meanwhile.
  await prisma.$executeRaw`UPDATE "Branch" SET "plannedTo" = ${new Date(at.getTime() + 72 * 60 * 60_000)}`;
}
