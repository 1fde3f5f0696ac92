import { schedule } from '../../modules.js';
import type { Db } from '../../platform/database/db.js';
import { factsOf, noteFacts, setFact } from '../../platform/database/facts.js';
import { keepProfile, membersOf } from '../../platform/directory/store/people.js';
import { planAll } from '../../platform/schedule/plan.js';
import { branchCalendar } from '../../platform/time/calendar.js';
import { beginning } from './beginning.js';
import { trialBranches } from './branches.js';
import { firstDay, liveThrough } from './history.js';
import { openBranches } from './open-branches.js';
import { illIn, makeRoster } from './roster.js';
import { workspace } from './workspace.js';
import { writeDown } from './write-down.js';

const kind = 'trial';
const time = 'trial.now';
const [main] = trialBranches;

/** Stores the trial's time, from which the next start continues. */
export async function keepTime(db: Db, now: Date): Promise<void> {
  await setFact(db.prisma, time, now.toISOString());
}

/**
 * The trial's time: where it was left; at the first start its beginning, after the branches, people and eight weeks
 * were created. A first start that was killed continues with what was not created yet.
 * @throws where the database holds branches of a real workspace
 */
export async function remember(db: Db, today: Date): Promise<Date> {
  const known = await factsOf(db, [time, kind]);
  const left = known.get(time);
  // A little later, so that what happened after the time was last stored does not happen again.
  if (left) return new Date(Date.parse(left) + 10_000);
  const begun = known.get(kind);
  if (!begun && (await db.prisma.branch.count()) > 0)
    throw new Error(
      'This database holds branches of a real workspace. The trial keeps away from them: leave DATABASE_URL out, or name an empty database.',
    );
  const present = begun ? new Date(begun) : beginning(main, today);
  if (!begun) await noteFacts(db.prisma, [kind], present.toISOString());
  const first = firstDay(main, present);
  const branches = await openBranches(db, trialBranches, 'lobby', branchCalendar(main).at(first, '00:00'));
  for (const { id, realName, locale } of workspace.users)
    await keepProfile(db, id, { name: realName, locale: locale ?? null }, present);
  for (const [index, branch] of branches.entries()) {
    const members = await membersOf(db, branch.id);
    if ((await db.prisma.run.count({ where: { branchId: branch.id } })) === 0) {
      const past = liveThrough({ branch, members }, present, index + 1);
      const ill = illIn(past, present);
      const came = past.presences.filter(
        ({ personId, date }) => personId !== ill.personId || date !== ill.days[0],
      );
      const written = { ...past, presences: came };
      await db.prisma.$transaction((tx) => writeDown(db, tx, written), {
        timeout: 120_000,
        maxWait: 10_000,
      });
    }
    await makeRoster(db, { branch, members }, present);
  }
  // Plans today's routines, which the morning's briefing lists.
  await planAll({ db, clock: { now: () => present }, ...schedule });
  await keepTime(db, present);
  return present;
}
