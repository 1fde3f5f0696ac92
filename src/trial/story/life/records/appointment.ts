import { appointment, type LobbyRecord } from '../../../../records/module.js';
import { type Crew, somebody } from '../crew.js';
import { along, type Happening, type Way } from '../habit.js';
import { inWorkingDays, minutesAfter, within } from '../hours.js';
import type { Life } from '../life.js';
import { customerOf, said, storiesOf } from '../words.js';

const times = ['10:00', '10:30', '11:00', '13:30', '14:00', '14:30', '15:30'];

/** A customer is expected; who it is, is private. */
export function visitAgreed(crew: Crew, comesAt: Date): Happening {
  const { customer: visitor, contact } = customerOf(crew);
  const values = { at: comesAt.toISOString(), what: 'appointment', visitor, contact };
  const who = somebody(crew, 'rm');
  const text = said(crew, storiesOf(crew).visitors.appointments);
  return { kind: appointment, input: { text, values, ownerId: who.personId }, who };
}

/** Agreed some days ahead; most come in time. */
export const appointments: Life = {
  comes: { aDay: 0.4 },
  what(crew, at) {
    const date = inWorkingDays(crew, at, 1, 4);
    return visitAgreed(crew, crew.calendar.at(date, crew.chance.pick(times)));
  },
  goesOn: along(appointment, {
    expected: [
      { move: 'come', share: 14, by: ['owner', 'staff'], at: aboutTheTime(-9, 4) },
      { move: 'come_late', share: 3, by: ['owner', 'staff'], at: aboutTheTime(10, 28) },
      { move: 'miss', share: 2, by: ['owner', 'staff'], at: aboutTheTime(40, 70) },
      {
        move: 'cancel',
        share: 2,
        by: ['staff'],
        at: within(30, 200),
        gives: (crew) => ({ reason: said(crew, storiesOf(crew).visitors.cancelled) }),
      },
    ],
  }),
};

/** A random number of minutes from the agreed time. */
function aboutTheTime(least: number, most: number): Way['at'] {
  return (crew, { details, updatedAt }: LobbyRecord) => {
    const agreed = typeof details.at === 'string' ? new Date(details.at) : minutesAfter(updatedAt, 60);
    const at = minutesAfter(agreed, crew.chance.between(least, most));
    return at > updatedAt ? at : minutesAfter(updatedAt, 5);
  };
}
