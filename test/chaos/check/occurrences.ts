import { isShipped } from '../../../src/checklists/lists/index.js';
import type { Finding, Seen } from './seen.js';

/** What was due was done, in time, once; or it is settled and says why. */
export async function occurrences({ db, end, history }: Seen): Promise<Finding> {
  const due = await db.prisma.occurrence.findMany({ where: { dueAt: { lte: end } } });
  const wrong: string[] = [];
  const runs = new Map((await db.prisma.run.findMany()).map((run) => [run.id, run]));
  const kept = new Set(
    (await db.prisma.outbox.findMany({ where: { view: { in: ['briefing', 'report', 'run'] } } })).map(
      ({ view, subject }) => `${view} ${subject}`,
    ),
  );
  let lost = 0;
  for (const { branchId, name, date, slot, state, reason, settledAt, cutoffAt, subjectId } of due) {
    const told = `${name} of ${date} ${slot} in ${branchId}`;
    if (state === 'planned') {
      lost++;
      wrong.push(`${told} was due and nothing became of it`);
    } else if (state === 'done') {
      if (!settledAt || settledAt > cutoffAt) wrong.push(`${told} was done when it was too late`);
      const said = isShipped(name)
        ? subjectId !== null && runs.has(subjectId) && kept.has(`run ${subjectId}`)
        : name === 'briefing'
          ? kept.has(`briefing ${branchId}/${date}`)
          : true;
      if (said) continue;
      lost++;
      wrong.push(`${told} is called done, and nothing came of it`);
    } else if (!reason) wrong.push(`${told} is ${state} and does not say why`);
    // A clock that is set back between two looks at it shows a time before that at which it was decided.
    else if (
      state === 'expired' &&
      reason === 'expired' &&
      settledAt &&
      settledAt.getTime() < cutoffAt.getTime() - history.wrongBy
    )
      wrong.push(`${told} was given up before its time was over`);
  }
  const slots = new Set(
    [...runs.values()].map((run) => `${run.branchId} ${run.list} ${run.date} ${run.slot}`),
  );
  const shown = new Set(due.flatMap(({ subjectId }) => subjectId ?? []));
  for (const run of runs.values())
    if (run.recordId === null && !shown.has(run.id))
      wrong.push(`the list ${run.list} ${run.id} belongs to no occurrence`);
  if (slots.size > runs.size) wrong.push('lists came twice');
  return { wrong, counts: { occurrences: due.length, lost } };
}
