import { branchIn, saveBranches } from '../database/branches.js';
import type { Db } from '../database/db.js';
import { keepProfile, membersOf } from '../database/people.js';
import { branchCalendar } from '../domain/time/calendar.js';
import { beginning } from './beginning.js';
import { trialBranches } from './branches.js';
import { firstDay, liveThrough } from './history.js';
import { workspace } from './workspace.js';
import { writeDown } from './write-down.js';

const kind = 'trial';
const time = 'trial.now';
const [main] = trialBranches;

/** Keeps the trial's time, from which the next start goes on. */
export async function keepTime(db: Db, now: Date): Promise<void> {
  const value = now.toISOString();
  await db.prisma.setting.upsert({ where: { key: time }, create: { key: time, value }, update: { value } });
}

/**
 * The trial's time: where it was left, or its beginning, for which branches, people and eight weeks are made first. A
 * first start that was killed is made again.
 * @throws where the database holds branches that are none of a trial's
 */
export async function remember(db: Db, today: Date): Promise<Date> {
  const left = await db.prisma.setting.findUnique({ where: { key: time } });
  // What happened after the time was last kept is not to come again.
  if (left) return new Date(Date.parse(left.value) + 10_000);
  const begun = await db.prisma.setting.findUnique({ where: { key: kind } });
  if (!begun && (await db.prisma.branch.count()) > 0)
    throw new Error(
      'This database holds branches of a real workspace. The trial keeps away from them: leave DATABASE_URL out, or name an empty database.',
    );
  const present = beginning(main, today);
  await db.prisma.setting.createMany({ data: { key: kind, value: 'begun' }, skipDuplicates: true });
  const first = firstDay(main, present);
  await saveBranches(db, trialBranches, 'lobby', branchCalendar(main).at(first, '00:00'));
  for (const { id, realName, locale } of workspace.users)
    await keepProfile(db, id, { name: realName, locale: locale ?? null }, present);
  for (const [index, { channel }] of trialBranches.entries()) {
    const branch = await branchIn(db, channel);
    if (!branch) throw new Error(`the branch of ${channel} was not saved`);
    const past = liveThrough(branch, await membersOf(db, branch.id), present, index + 1);
    await db.prisma.$transaction((tx) => writeDown(tx, db.seal, past), { timeout: 120_000, maxWait: 10_000 });
  }
  await keepTime(db, present);
  return present;
}
