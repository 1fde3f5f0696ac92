import { checklistOf, isShipped } from '../../../checklists/module.js';
import { routines } from '../../../modules.js';
import { addDays } from '../../../platform/time/day.js';
import { MINUTE } from '../../../platform/time/durations.js';
import { plan } from '../../../platform/time/routine.js';
import { dayOf } from '../life/day.js';
import { minutesAfter } from '../life/hours.js';
import { listComes, tellList } from './lists.js';
import type { Telling } from './past.js';
import { happens } from './records.js';

/** A morning on which the bot was down: what came due meanwhile was done late, or expired. Days before the present. */
export interface Outage {
  from: Date;
  to: Date;
}

const graceMs = 3 * MINUTE;

/** Everything that comes by itself between the two moments, settled as the schedule would have. */
export function tellRoutines(telling: Telling, begin: Date, outage: Outage): void {
  const { past, agenda, end } = telling;
  for (const routine of routines.all.filter(({ off, silent }) => !off && !silent))
    for (const { date, slot, at, skipped } of plan(routine, past.calendar, {
      from: begin,
      to: minutesAfter(end, 1),
    })) {
      const cutoffAt = minutesAfter(at, routine.cutoff);
      const down = at >= outage.from && at < outage.to;
      const settledAt = down ? outage.to : at;
      const id = crypto.randomUUID();
      const row = { id, name: routine.name, date, slot, dueAt: at, cutoffAt, settledAt, subjectId: null };
      if (skipped) {
        past.occurrences.push({ ...row, state: 'skipped', reason: skipped, late: false });
        continue;
      }
      agenda.at(settledAt, () => {
        const late = settledAt.getTime() - at.getTime() > graceMs;
        if (settledAt > cutoffAt) {
          past.occurrences.push({ ...row, state: 'expired', reason: 'expired', late: true });
          past.audit.push({
            at: settledAt,
            actor: 'lobby',
            action: 'occurrence.expired',
            subject: id,
            data: { name: routine.name, date },
          });
          return;
        }
        if (!isShipped(routine.name)) {
          past.occurrences.push({ ...row, state: 'done', reason: null, late });
          return;
        }
        const list = checklistOf(routine.name);
        const kept = listComes(telling, list, { date, slot, dueAt: at });
        past.occurrences.push({ ...row, state: 'done', reason: null, late, subjectId: kept.run.id });
        tellList(telling, list, kept, minutesAfter(settledAt, 3));
      });
    }
}

/** What people do and meet with on every working day between the two dates. */
export function tellDays(telling: Telling, first: string, last: string): void {
  const { past, agenda } = telling;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const { arrivals, happenings } = dayOf(telling, date);
    for (const { personId, at } of arrivals) agenda.at(at, () => past.presences.push({ personId, date, at }));
    for (const { at, what } of happenings) agenda.at(at, () => void happens(telling, what(telling), at));
  }
}
