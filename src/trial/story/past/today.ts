import type { Member } from '../../../platform/directory/roles.js';
import { action, advance, complaint, handover, incident, referral } from '../../../records/module.js';
import { somebody } from '../life/crew.js';
import { moves } from '../life/habit.js';
import { later, minutesAfter, momentOn, shareOfDay } from '../life/hours.js';
import { visitAgreed } from '../life/records/appointment.js';
import { bulletinComes } from '../life/records/bulletin.js';
import { complaintComes } from '../life/records/complaint.js';
import { deviceFails } from '../life/records/fault.js';
import { referralComes } from '../life/records/referral.js';
import { customerOf, said, storiesOf } from '../life/words.js';
import { changed, logged } from './deeds.js';
import { complaintTakesLong } from './long-complaint.js';
import type { Kept, Telling } from './past.js';
import { groupIsTicked } from './playbooks.js';
import { happens } from './records.js';

/** What a visitor finds open: of every sort one thing that waits, is due today, or is overdue. */
export function leaveOpen(telling: Telling): void {
  const { past, agenda, end, chance, calendar } = telling;
  const today = calendar.localDate(end);
  const yesterday = calendar.previousWorkingDay(today);
  const before = calendar.previousWorkingDay(yesterday);
  const share = shareOfDay(telling, end);
  const on = (date: string, from: number, to: number, deed: (at: Date) => void) => {
    const at = momentOn(telling, date, from, to);
    if (at && at < end) agenda.at(at, () => deed(at));
  };

  complaintTakesLong(telling);
  // Overdue: nobody has given an answer within a working day.
  on(before, 0.3, 0.4, (at) => complaintIsTaken(telling, 'fees', ['quiet_place', 'calm', 'judge'], at));
  // Due today.
  on(yesterday, 0.4, 0.5, (at) => complaintIsTaken(telling, 'waiting', ['quiet_place', 'listen'], at));
  // Waits for a relationship manager.
  on(yesterday, 0.9, 0.95, (at) => {
    logged(past, referralComes(telling, { named: false, waiting: false }), at);
  });
  // A corrective action past its date, and one of which it is today.
  const { light = [], rates = [] } = storiesOf(telling).findings.seen;
  for (const [due, seen] of [
    [yesterday, light],
    [today, rates],
  ] as const)
    on(before, 0.15, 0.2, (at) => {
      const owner = somebody(telling, 'staff');
      const input = { text: said(telling, seen), values: { due }, ownerId: owner.personId };
      logged(past, { kind: action, input, who: somebody(telling, 'duty_supervisor') }, at);
    });
  // Out of order for the third time within a month, with a technician on the way.
  const lastFullDay = share > 0.8 ? today : yesterday;
  on(lastFullDay, 0.6, 0.7, (at) => deviceFailsAgain(telling, at));
  // A customer comes this afternoon, or the next time that there is one.
  const morning = minutesAfter(end, 120) < calendar.at(today, '14:30');
  const comes = calendar.at(morning ? today : calendar.nextWorkingDay(today), '14:30');
  on(before, 0.7, 0.8, (at) => void logged(past, visitAgreed(telling, comes), at));
  const shiftAt = minutesAfter(end, -35);
  agenda.at(shiftAt, () => shiftIsHandedOver(telling, share, shiftAt));
  // Whoever runs the lobby has not read it yet.
  on(lastFullDay, 0.85, 0.95, (at) => void happens(telling, bulletinComes(telling), at));
  const outageAt = minutesAfter(end, -26);
  agenda.at(outageAt, () => outageIsHandled(telling, outageAt));
  const waitingAt = minutesAfter(end, -chance.between(2, 3));
  agenda.at(waitingAt, () => customerWaits(telling, waitingAt));
}

/** Taken by the lobby manager, with the steps of the talk that were gone through. */
function complaintIsTaken(
  telling: Telling,
  about: 'fees' | 'waiting',
  steps: readonly string[],
  at: Date,
): void {
  const { past, agenda, chance } = telling;
  const { kept } = logged(past, complaintComes(telling, about), at);
  const manager = somebody(telling, 'lobby_manager');
  const takenAt = minutesAfter(at, chance.between(6, 20));
  carryOut(telling, kept, { move: 'take', given: {} }, { who: manager, at: takenAt });
  steps.forEach((step, index) => {
    const then = minutesAfter(takenAt, 2 + 4 * index);
    agenda.at(then, () => isAt(telling, kept, step, { who: manager, at: then }));
  });
}

function isAt({ past }: Telling, kept: Kept, step: string, { who, at }: { who: Member; at: Date }): void {
  changed(past, kept, at, (record, _, scene) => {
    const change = advance({ kind: complaint, record }, 'step', step, { who, scene });
    if (!change) throw new Error(`${step} is behind already`);
    return change;
  });
}

function carryOut(
  { past, agenda }: Telling,
  kept: Kept,
  { move, given }: { move: string; given: Record<string, unknown> },
  { who, at }: { who: Member; at: Date },
): void {
  agenda.at(at, () => void changed(past, kept, at, moves(kept.kind, move, given, { who, at }).does));
}

function deviceFailsAgain(telling: Telling, at: Date): void {
  const { technicians, troubled: device } = storiesOf(telling).equipment;
  const { kept } = logged(telling.past, deviceFails(telling, { device }), at);
  const calledAt = later(telling, at, 8, 20);
  const given = {
    technician: said(telling, technicians),
    expected: later(telling, calledAt, 180, 300).toISOString(),
  };
  carryOut(telling, kept, { move: 'call', given }, { who: somebody(telling, 'staff'), at: calledAt });
}

/** @param share of the day that is over */
function shiftIsHandedOver(telling: Telling, share: number, at: Date): void {
  const over = share > 0.97;
  const shift = over ? 'next_day' : share < 0.1 ? 'morning' : 'evening';
  const values = { to: somebody(telling, 'lobby_manager').personId, shift };
  const text = over ? said(telling, storiesOf(telling).team.handovers) : storiesOf(telling).today.handover;
  const input = { text, values };
  logged(telling.past, { kind: handover, input, who: somebody(telling, 'staff') }, at);
}

/** A severe outage, taken, with half of its playbook ticked. */
function outageIsHandled(telling: Telling, at: Date): void {
  const input = {
    text: storiesOf(telling).today.outage,
    severity: 2,
    values: { type: 'outage', services: ['technician'] },
  };
  const { kept, playbooks } = logged(
    telling.past,
    { kind: incident, input, who: somebody(telling, 'staff') },
    at,
  );
  carryOut(
    telling,
    kept,
    { move: 'take', given: {} },
    { who: somebody(telling, 'duty_supervisor'), at: minutesAfter(at, 3) },
  );
  for (const playbook of playbooks) {
    const [first, second] = new Set(playbook.run.items.map(({ group }) => group));
    if (first) groupIsTicked(telling, playbook, first, { at: minutesAfter(at, 6), steps: undefined });
    if (second) groupIsTicked(telling, playbook, second, { at: minutesAfter(at, 13), steps: 2 });
  }
}

/** A referral that nobody has taken yet, while the customer waits. */
function customerWaits(telling: Telling, at: Date): void {
  const values = { waiting: true, signal: 'deposit', product: 'deposit', ...customerOf(telling) };
  const input = { text: storiesOf(telling).today.waiting, values };
  logged(telling.past, { kind: referral, input, who: somebody(telling, 'staff') }, at);
}
