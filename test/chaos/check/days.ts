import { routines } from '../../../src/modules.js';
import type { Finding, Seen } from './seen.js';

const minute = 60_000;

/** The wall clock of a zone by the machine's own calendar, which the bot does not ask. */
function wallOf(timezone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(at);
}

/**
 * Everything comes at its time on the wall of its branch: in spring what falls into the hour that is skipped comes at its
 * end, in autumn what falls into the hour that is repeated comes at its first passing, or is told apart; and what comes
 * once a day does, also on days of 23 and of 25 hours.
 */
export async function days({ db }: Seen): Promise<Finding> {
  const wrong: string[] = [];
  let turned = 0;
  const does = new Map(routines.all.map((routine) => [routine.name, routine]));
  for (const branch of await db.prisma.branch.findMany()) {
    const wall = wallOf(branch.timezone);
    const own = new Set(
      (await db.prisma.schedule.findMany({ where: { branchId: branch.id } })).map(({ name }) => name),
    );
    const rows = await db.prisma.occurrence.findMany({
      where: { branchId: branch.id },
      orderBy: { dueAt: 'asc' },
    });
    const daily = new Map<string, string[]>();
    for (const { name, date, slot, dueAt } of rows) {
      const routine = does.get(name);
      const at = dueAt.getTime();
      const shown = wall(at);
      const told = `${name} of ${date} ${slot} in ${branch.timezone} at ${dueAt.toISOString()} (${shown})`;
      const time = slot.replace('+', '');
      if (offset(wall, at - 180 * minute) !== offset(wall, at + 180 * minute)) turned++;
      const falls = shown.slice(11) === time;
      // A time that there is not: the first minute after it.
      const skipped = shown.slice(11) > time && wall(at - minute).slice(11) < time;
      if (!falls && !skipped) wrong.push(`${told} comes at another time than it says`);
      if (slot.endsWith('+') && wall(at - 60 * minute) !== shown && wall(at - 30 * minute) !== shown)
        wrong.push(`${told} is called the second of its time, and is the first`);
      if (routine && !own.has(name) && 'cron' in routine.timing && routine.timing.cron.endsWith('* * *'))
        daily.set(name, [...(daily.get(name) ?? []), shown.slice(0, 10)]);
    }
    for (const [name, dates] of daily)
      for (const [index, date] of dates.entries())
        if (index > 0 && date !== after(dates[index - 1] ?? ''))
          wrong.push(`${name} in ${branch.timezone} came on ${dates[index - 1]} and next on ${date}`);
  }
  return { wrong, counts: { turned } };
}

/** Minutes by which the wall clock is ahead of the world's. */
function offset(wall: (at: number) => string, at: number): number {
  return (Date.parse(`${wall(at).replace(' ', 'T')}Z`) - at) / minute;
}

function after(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 24 * 60 * minute).toISOString().slice(0, 10);
}
