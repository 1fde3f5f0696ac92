import { checklistOf } from '../../domain/checklists/index.js';
import { routines } from '../../domain/routines.js';
import { addDays } from '../../domain/time/day.js';
import { plan } from '../../domain/time/routine.js';
import { tellComplaint } from './complaints.js';
import { minutesAfter, momentOn } from './hours.js';
import { tellIncident } from './incidents.js';
import { listComes, tellList } from './lists.js';
import type { Telling } from './past.js';
import { tellReferral } from './referrals.js';

/** A morning on which the bot was down: what came due meanwhile was done late, or expired. Days before the present. */
export interface Outage {
  from: Date;
  to: Date;
}

const graceMs = 3 * 60_000;

/** Everything that comes by itself between the two moments, settled as the schedule would have. */
export function tellRoutines(telling: Telling, begin: Date, outage: Outage): void {
  const { past, agenda, end } = telling;
  for (const routine of routines)
    for (const { date, slot, at, skipped } of plan(routine, past.calendar, begin, minutesAfter(end, 1))) {
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
        if (routine.does !== 'checklist') {
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
  const { past, chance } = telling;
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (!past.calendar.isWorkingDay(date)) continue;
    checkIn(telling, date);
    const busy = chance.happens(0.15) ? 2 : 1;
    happen(telling, date, chance.between(0, 2) * busy, tellIncident);
    happen(telling, date, chance.between(0, 1) + (chance.happens(0.3) ? 1 : 0), tellComplaint, 0.7);
    happen(telling, date, chance.between(1, 3), tellReferral);
  }
}

function happen(
  telling: Telling,
  date: string,
  count: number,
  tell: (telling: Telling, at: Date) => void,
  until = 0.93,
): void {
  for (let made = 0; made < count; made++) {
    const at = momentOn(telling, date, 0.02, until);
    if (at) tell(telling, at);
  }
}

function checkIn({ past, agenda, chance }: Telling, date: string): void {
  const hours = past.calendar.hours(date);
  if (!hours) return;
  for (const { personId, roles } of past.members) {
    if (roles.every((role) => role === 'hq' || role === 'auditor') || chance.happens(0.05)) continue;
    const at = minutesAfter(hours.open, -chance.between(8, 55));
    agenda.at(at, () => past.presences.push({ personId, date, at }));
  }
}
