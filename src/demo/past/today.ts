import { action } from '../../domain/records/action.js';
import { complaintComes, complaintIsTaken } from './complaints.js';
import { minutesAfter, momentOn } from './hours.js';
import { incidentHappens } from './incidents.js';
import { logged, moved, somebody, type Telling } from './past.js';
import { referralComes } from './referrals.js';
import { said, storiesOf } from './words.js';

/** What a visitor is to find undone: of every sort one thing that waits, is due today, or is overdue. */
export function leaveOpen(telling: Telling): void {
  const { past, agenda, end, chance } = telling;
  const { calendar } = past;
  const today = calendar.localDate(end);
  const yesterday = calendar.previousWorkingDay(today);
  const before = calendar.previousWorkingDay(yesterday);
  const on = (date: string, from: number, to: number, deed: (at: Date) => void) => {
    const at = momentOn(telling, date, from, to);
    if (at && at < end) agenda.at(at, () => deed(at));
  };

  // Overdue: nobody has given an answer within a working day.
  on(before, 0.3, 0.4, (at) => {
    const kept = complaintComes(telling, at, 'fees');
    const takenAt = minutesAfter(at, chance.between(6, 20));
    agenda.at(takenAt, () => complaintIsTaken(telling, kept, takenAt, 'judge'));
  });
  // Due today.
  on(yesterday, 0.4, 0.5, (at) => {
    const kept = complaintComes(telling, at, 'waiting');
    const takenAt = minutesAfter(at, chance.between(6, 20));
    agenda.at(takenAt, () => complaintIsTaken(telling, kept, takenAt, 'listen'));
  });
  // Waits for a relationship manager.
  on(yesterday, 0.9, 0.95, (at) => void referralComes(telling, at, { named: false }));
  // A corrective action past its date, and one of which it is today.
  const { light = [], rates = [] } = storiesOf(telling).findings;
  for (const [due, seen] of [
    [yesterday, light],
    [today, rates],
  ] as const)
    on(before, 0.15, 0.2, (at) => {
      const owner = somebody(telling, 'staff');
      const input = { text: said(telling, seen), values: { due }, ownerId: owner.personId };
      logged(past, action, input, somebody(telling, 'duty_supervisor'), at);
    });
  // Being worked on.
  on(yesterday, 0.7, 0.8, (at) => {
    const kept = incidentHappens(telling, at, { type: 'device' });
    const takenAt = minutesAfter(at, chance.between(3, 12));
    agenda.at(takenAt, () => moved(past, kept, 'take', {}, somebody(telling, 'lobby_manager'), takenAt));
  });
}
