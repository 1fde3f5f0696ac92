import { complaint } from '../../domain/records/complaint.js';
import type { Concern } from '../stories/stories.js';
import { type Crew, memberOf, somebody } from './crew.js';
import { type Habit, type Happening, moves, notes } from './habit.js';
import { later } from './hours.js';
import { customerOf, said, storiesOf } from './words.js';

const concerns: Record<Concern, number> = {
  waiting: 26,
  attitude: 16,
  fees: 15,
  device: 14,
  error: 12,
  product: 8,
  privacy: 3,
  other: 6,
};
const ways = { in_person: 12, phone: 6, comment_book: 4, hotline: 3, app: 4, regulator: 0.4 };
const causes: Record<Concern, Record<string, number>> = {
  waiting: { process: 6, staff: 3 },
  attitude: { staff: 8, customer: 2 },
  fees: { information: 6, system: 2 },
  product: { information: 5, staff: 3 },
  device: { system: 8, premises: 1 },
  error: { process: 4, system: 4 },
  privacy: { staff: 5, process: 4 },
  other: { premises: 8, other: 1 },
};

/** What the customer said, as the first person who hears it puts it down. */
export function complaintComes(crew: Crew, about?: Concern): Happening {
  const { chance } = crew;
  const concern = about ?? chance.weighed(concerns);
  const values = {
    channel: chance.weighed(ways),
    about: concern,
    ...(chance.happens(0.85) ? customerOf(crew) : {}),
  };
  const text = said(crew, storiesOf(crew).complaints[concern].told);
  const who = somebody(crew, chance.happens(0.7) ? 'staff' : 'lobby_manager');
  return { kind: complaint, input: { text, values }, who };
}

/** Most are answered and solved the same day; some too late, a few passed up or taken back. */
export const answerComplaint: Habit = (record, crew) => {
  const { chance } = crew;
  const stories = storiesOf(crew);
  const from = record.updatedAt;
  const move = (name: string, given: Record<string, unknown>, at: Date) =>
    moves(complaint, name, given, memberOf(crew, record.ownerId) ?? somebody(crew, 'lobby_manager'), at);
  switch (record.status) {
    case 'new':
      return moves(
        complaint,
        'take',
        {},
        somebody(crew, 'lobby_manager'),
        later(crew, from, 3, chance.happens(0.1) ? 150 : 35),
      );
    case 'handling': {
      if (chance.happens(0.04))
        return move('withdraw', { withdrawn_why: said(crew, stories.withdrawn) }, later(crew, from, 60, 500));
      const { answer } = stories.complaints[concernOf(record.details.about)];
      const at = chance.happens(0.06) ? later(crew, from, 960, 1300) : later(crew, from, 8, 90);
      return move('answer', { answer: said(crew, answer) }, at);
    }
    case 'answered': {
      const justAnswered = record.version === 3;
      if (justAnswered && chance.happens(0.05))
        return move('pass_up', { passed_why: said(crew, stories.passedUp) }, later(crew, from, 10, 40));
      if (justAnswered && chance.happens(0.35))
        return notes(crew, somebody(crew, 'lobby_manager'), later(crew, from, 10, 40));
      const at = chance.happens(0.1) ? later(crew, from, 400, 900) : later(crew, from, 8, 60);
      return move('resolve', resolution(crew, concernOf(record.details.about)), at);
    }
    case 'passed_up':
      return move('resolve', resolution(crew, concernOf(record.details.about)), later(crew, from, 400, 900));
    default:
      return null;
  }
};

function resolution(crew: Crew, concern: Concern): Record<string, unknown> {
  const { chance } = crew;
  const stories = storiesOf(crew);
  return {
    result: said(crew, stories.complaints[concern].result),
    cause: chance.weighed(causes[concern]),
    accepted: chance.happens(0.9),
    ...(chance.happens(0.25) ? { redress: said(crew, stories.redress) } : {}),
    ...(chance.happens(0.15) ? { lesson: said(crew, stories.lessons) } : {}),
  };
}

/** What a visitor logged may not say what it is about. */
const concernOf = (about: unknown): Concern =>
  typeof about === 'string' && about in concerns ? (about as Concern) : 'other';
