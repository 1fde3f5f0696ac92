import { addDays } from '../../../platform/time/day.js';
import { advance, complaint, profileOf } from '../../../records/module.js';
import { somebody } from '../life/crew.js';
import { moves, type Next } from '../life/habit.js';
import { inWorkingDays, minutesAfter, momentOn } from '../life/hours.js';
import { customerOf, storiesOf } from '../life/words.js';
import { changed, logged } from './deeds.js';
import type { Telling } from './past.js';

/** Days ago; the first on which the branch was open is taken. Of fifteen days to decide it, little time is left. */
const daysAgo = [11, 10, 12, 9, 13, 8, 14, 7, 6];

/** A complaint that the branch cannot decide, where the country sets a limit of days. */
export function complaintTakesLong(telling: Telling): void {
  const { past, agenda, calendar, branch, end } = telling;
  if (!profileOf(branch)?.clocks.complaint) return;
  const today = calendar.localDate(end);
  const date = daysAgo.map((days) => addDays(today, -days)).find((day) => calendar.isWorkingDay(day));
  const at = date ? momentOn(telling, date, 0.2, 0.4) : null;
  if (!at) return;
  agenda.at(at, () => {
    const { complaint: text, answer, passedUp } = storiesOf(telling).today;
    const values = { channel: 'phone', about: 'error', business: 'card', ...customerOf(telling) };
    const manager = somebody(telling, 'lobby_manager');
    const { kept } = logged(past, { kind: complaint, input: { text, values }, who: manager }, at);
    const promised = inWorkingDays(telling, end, 2, 3);
    const carryOut = (next: Next) => agenda.at(next.at, () => void changed(past, kept, next.at, next.does));
    const move = (name: string, given: Record<string, unknown>, minutes: number) =>
      carryOut(moves(complaint, name, given, { who: manager, at: minutesAfter(at, minutes) }));
    move('take', {}, 9);
    if (profileOf(branch)?.name === 'uk')
      move('acknowledge', { acknowledged: storiesOf(telling).complaints.acknowledged[0] }, 20);
    move('pass_up', { passed_why: passedUp }, 45);
    move('answer', { answer, promised }, 110);
    carryOut({
      at: minutesAfter(at, 112),
      who: manager,
      does: (record, _, scene) => {
        const change = advance({ kind: complaint, record }, 'step', 'promise', { who: manager, scene });
        if (!change) throw new Error('the promise is behind already');
        return change;
      },
    });
  });
}
