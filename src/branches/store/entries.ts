import type { Db } from '../../platform/database/db.js';
import type { Branch, BranchEntry } from '../../platform/directory/branch.js';
import { isRole } from '../../platform/directory/roles.js';
import { toBranch } from '../../platform/directory/store/branches.js';

type Reader = { prisma: Pick<Db['prisma'], 'branch' | 'membership' | 'schedule'> };

const PAGE = 500;

/** The branch as an entry of a branch file: importing it would change nothing. */
export async function entryOf(db: Reader, branch: Branch): Promise<BranchEntry> {
  const [entry] = await entriesOf(db, [branch]);
  if (!entry) throw new Error('a branch has an entry');
  return entry;
}

/** The entries of all branches, sorted by channel and read a page at a time. */
export async function* everyEntry(db: Reader): AsyncGenerator<BranchEntry> {
  let after = '';
  for (;;) {
    const rows = await db.prisma.branch.findMany({
      where: { channel: { gt: after } },
      orderBy: { channel: 'asc' },
      take: PAGE,
    });
    yield* await entriesOf(db, rows.map(toBranch));
    after = rows.at(-1)?.channel ?? '';
    if (rows.length < PAGE) return;
  }
}

async function entriesOf(db: Reader, branches: readonly Branch[]): Promise<BranchEntry[]> {
  const branchId = { in: branches.map(({ id }) => id) };
  const [memberships, schedules] = await Promise.all([
    db.prisma.membership.findMany({
      where: { branchId },
      include: { person: { select: { slackId: true } } },
    }),
    db.prisma.schedule.findMany({ where: { branchId } }),
  ]);
  const entries = new Map(
    branches.map(({ id, name, channel, timezone, language, country, hours, work }): [string, BranchEntry] => [
      id,
      {
        name,
        channel,
        timezone,
        language,
        country,
        hours,
        ...(work ? { work } : {}),
        people: {},
        schedules: {},
      },
    ]),
  );
  for (const { branchId: id, person, role } of memberships) {
    const people = entries.get(id)?.people ?? {};
    if (isRole(role)) people[person.slackId] = [...(people[person.slackId] ?? []), role];
  }
  for (const { branchId: id, name, cron, enabled } of schedules) {
    const own = entries.get(id)?.schedules ?? {};
    own[name] = enabled ? cron : 'off';
  }
  return [...entries.values()];
}

/** The entries by channel; channels that are no branch's are left out. */
export async function entriesIn(db: Reader, channels: readonly string[]): Promise<Map<string, BranchEntry>> {
  const found = new Map<string, BranchEntry>();
  for (let from = 0; from < channels.length; from += PAGE) {
    const page = { in: channels.slice(from, from + PAGE) };
    const rows = await db.prisma.branch.findMany({ where: { channel: page } });
    for (const entry of await entriesOf(db, rows.map(toBranch))) found.set(entry.channel, entry);
  }
  return found;
}
