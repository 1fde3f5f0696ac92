import { action } from '../../domain/records/action.js';
import { edit } from '../../domain/records/change.js';
import { complaint } from '../../domain/records/complaint.js';
import { complaintComes } from '../life/complaints.js';
import { somebody } from '../life/crew.js';
import { minutesAfter, momentOn } from '../life/hours.js';
import { incidentHappens } from '../life/incidents.js';
import { referralComes } from '../life/referrals.js';
import { said, storiesOf } from '../life/words.js';
import { changed, type Kept, logged, moved, type Telling } from './past.js';

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
    const kept = logged(past, complaintComes(telling, 'fees'), at);
    const takenAt = minutesAfter(at, chance.between(6, 20));
    agenda.at(takenAt, () => complaintIsTaken(telling, kept, takenAt, 'judge'));
  });
  // Due today.
  on(yesterday, 0.4, 0.5, (at) => {
    const kept = logged(past, complaintComes(telling, 'waiting'), at);
    const takenAt = minutesAfter(at, chance.between(6, 20));
    agenda.at(takenAt, () => complaintIsTaken(telling, kept, takenAt, 'listen'));
  });
  // Waits for a relationship manager.
  on(yesterday, 0.9, 0.95, (at) => void logged(past, referralComes(telling, { named: false }), at));
  // A corrective action past its date, and one of which it is today.
  const { light = [], rates = [] } = storiesOf(telling).findings;
  for (const [due, seen] of [
    [yesterday, light],
    [today, rates],
  ] as const)
    on(before, 0.15, 0.2, (at) => {
      const owner = somebody(telling, 'staff');
      const input = { text: said(telling, seen), values: { due }, ownerId: owner.personId };
      logged(past, { kind: action, input, who: somebody(telling, 'duty_supervisor') }, at);
    });
  // Being worked on.
  on(yesterday, 0.7, 0.8, (at) => {
    const kept = logged(past, incidentHappens(telling, { type: 'device' }), at);
    const takenAt = minutesAfter(at, chance.between(3, 12));
    agenda.at(takenAt, () => moved(past, kept, 'take', {}, somebody(telling, 'lobby_manager'), takenAt));
  });
}

/** Taken by the lobby manager, with the step of the talk it has reached. */
function complaintIsTaken(telling: Telling, kept: Kept, at: Date, step: string): void {
  const { past, agenda } = telling;
  const manager = somebody(telling, 'lobby_manager');
  moved(past, kept, 'take', {}, manager, at);
  const after = minutesAfter(at, 2);
  agenda.at(after, () =>
    changed(past, kept, after, (record, clocks, scene) =>
      edit(complaint, record, clocks, { values: { step } }, manager, scene),
    ),
  );
}
