import { checklistOf, isShipped } from '../../../checklists/module.js';
import { routines } from '../../../modules.js';
import { comingTo } from '../../../platform/schedule/coming.js';
import { doneAt, expired, isOver, skippedAt } from '../../../platform/schedule/outcome.js';
import type { Occurrence } from '../../../platform/schedule/store/occurrences.js';
import { addDays } from '../../../platform/time/day.js';
import { plan } from '../../../platform/time/routine.js';
import { dayOf } from '../life/day.js';
import { minutesAfter } from '../life/hours.js';
import { listComes, tellList } from './lists.js';
import type { Telling } from './past.js';
import { happens } from './records.js';

/** A time at which the bot was down: what came due then was done late, or expired. */
export interface Outage {
  from: Date;
  to: Date;
}

/** All routines that people see, from `begin` to the present, settled as the schedule would have done. */
export function tellRoutines(telling: Telling, begin: Date, outage: Outage): void {
  const { past, agenda, end } = telling;
  const { branch, calendar, occurrences } = past;
  const span = { from: begin, to: minutesAfter(end, 1) };
  for (const { routine, timing } of comingTo(
    new Map(),
    routines.all.filter(({ silent }) => !silent),
  ))
    for (const { date, slot, at, skipped } of plan(routine, calendar, span, timing)) {
      const due = {
        id: crypto.randomUUID(),
        branchId: branch.id,
        name: routine.name,
        date,
        slot,
        dueAt: at,
        cutoffAt: minutesAfter(at, routine.cutoff),
      };
      const down = at >= outage.from && at < outage.to;
      const settledAt = down ? outage.to : at;
      if (skipped) occurrences.push({ ...due, ...skippedAt(skipped, at) });
      else
        agenda.at(settledAt, () => {
          const outcome = isOver(due, settledAt)
            ? expired('expired')
            : doneAt(due, comes(telling, due, settledAt), settledAt);
          occurrences.push({ ...due, reason: null, subjectId: null, heldTo: null, ...outcome, settledAt });
        });
    }
}

/** Carries out an occurrence: a list is posted, and people begin with it. */
function comes(
  telling: Telling,
  { name, ...place }: Pick<Occurrence, 'name' | 'date' | 'slot' | 'dueAt'>,
  at: Date,
): { subjectId?: string } {
  if (!isShipped(name)) return {};
  const list = checklistOf(name);
  const kept = listComes(telling, list, place);
  tellList(telling, list, kept, minutesAfter(at, 3));
  return { subjectId: kept.run.id };
}

/** What people do and log on every working day between the two dates. */
export function tellDays(telling: Telling, first: string, last: string): void {
  const { past, agenda } = telling;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const { arrivals, happenings } = dayOf(telling, date);
    for (const { personId, at } of arrivals) agenda.at(at, () => past.presences.push({ personId, date, at }));
    for (const { at, what } of happenings) agenda.at(at, () => void happens(telling, what(telling), at));
  }
}
