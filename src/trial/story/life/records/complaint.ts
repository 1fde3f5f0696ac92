import type { Member } from '../../../../platform/directory/roles.js';
import { complaint, type LobbyRecord, profileOf } from '../../../../records/module.js';
import type { Concern } from '../../stories/stories.js';
import { type Crew, memberOf, NobodyThere, somebody } from '../crew.js';
import { type Habit, type Happening, moves, notes } from '../habit.js';
import { later } from '../hours.js';
import type { Life } from '../life.js';
import { sumOf } from '../money.js';
import { customerOf, said, storiesOf } from '../words.js';

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
const businesses: Record<Concern, string | null> = {
  waiting: null,
  attitude: null,
  fees: 'payment',
  product: 'wealth',
  device: 'self_service',
  error: 'payment',
  privacy: 'deposit',
  other: null,
};
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

/** A complaint, as the first person who hears it writes it down. */
export function complaintComes(crew: Crew, about?: Concern): Happening {
  const { chance } = crew;
  const concern = about ?? chance.weighed(concerns);
  const business = businesses[concern];
  const against = concern === 'attitude' && chance.happens(0.5) ? somebody(crew, 'staff').personId : null;
  const values = {
    channel: chance.weighed(ways),
    about: concern,
    ...(business ? { business } : {}),
    ...(against ? { against } : {}),
    ...(chance.happens(0.85) ? customerOf(crew) : {}),
  };
  const text = said(crew, storiesOf(crew).complaints.about[concern].told);
  const who = chance.happens(0.7)
    ? somebody(crew, 'staff', against ?? undefined)
    : somebody(crew, 'lobby_manager');
  return { kind: complaint, input: { text, values }, who };
}

/**
 * Most are answered and solved the same day; some too late, a few passed up or withdrawn. Days later the customer is
 * called.
 */
const answerComplaint: Habit = (record, crew) => {
  const { chance } = crew;
  const stories = storiesOf(crew).complaints;
  const from = record.updatedAt;
  const leader = freeLeader(record, crew);
  const move = (name: string, given: Record<string, unknown>, at: Date) =>
    moves(complaint, name, given, { who: memberOf(crew, record.ownerId) ?? leader, at });
  switch (record.status) {
    case 'new':
      return moves(
        complaint,
        'take',
        {},
        { who: leader, at: later(crew, from, 3, chance.happens(0.1) ? 150 : 35) },
      );
    case 'handling': {
      if (isToBeAcknowledged(record, crew))
        return move(
          'acknowledge',
          { acknowledged: said(crew, stories.acknowledged) },
          later(crew, from, 4, 40),
        );
      if (chance.happens(0.04))
        return move('withdraw', { withdrawn_why: said(crew, stories.withdrawn) }, later(crew, from, 60, 500));
      const { answer } = stories.about[concernOf(record)];
      const at = chance.happens(0.06) ? later(crew, from, 960, 1300) : later(crew, from, 8, 90);
      return move('answer', { answer: said(crew, answer) }, at);
    }
    case 'answered': {
      const justAnswered = record.version <= 4;
      if (justAnswered && chance.happens(0.05))
        return move('pass_up', { passed_why: said(crew, stories.passedUp) }, later(crew, from, 10, 40));
      if (justAnswered && chance.happens(0.3))
        return notes(crew, 'complaint', leader, later(crew, from, 10, 40));
      const at = chance.happens(0.1) ? later(crew, from, 400, 900) : later(crew, from, 8, 60);
      return move('resolve', resolution(record, crew), at);
    }
    case 'passed_up':
      return move('resolve', resolution(record, crew), later(crew, from, 400, 900));
    case 'resolved': {
      const satisfied = chance.happens(0.85);
      const words = said(crew, satisfied ? stories.content : stories.discontent);
      return move('follow_up', { satisfied, follow_up_words: words }, later(crew, from, 480, 1700));
    }
    case 'followed_up': {
      const { lesson, shared } = record.details;
      if (typeof lesson !== 'string' || shared) return null;
      return moves(complaint, 'share', { case_text: lesson }, { who: leader, at: later(crew, from, 2, 60) });
    }
    default:
      return null;
  }
};

/** Somebody who leads the lobby and is not the person complained about; the lobby manager where possible. */
function freeLeader({ details }: LobbyRecord, crew: Crew): Member {
  const found = (['lobby_manager', 'duty_supervisor', 'branch_head'] as const)
    .flatMap((role) => crew.members.filter(({ roles }) => roles.includes(role)))
    .find(({ personId }) => personId !== details.against);
  if (!found) throw new NobodyThere(crew.branch.name, 'lobby_manager');
  return found;
}

/** Some countries require a written acknowledgement first; others only the answer. */
function isToBeAcknowledged({ details, version }: LobbyRecord, { branch, chance }: Crew): boolean {
  const profile = profileOf(branch)?.name;
  const wanted = profile === 'uk' || profile === 'bh';
  return wanted && details.acknowledged === undefined && version === 2 && chance.happens(0.5);
}

function resolution(record: LobbyRecord, crew: Crew): Record<string, unknown> {
  const { chance } = crew;
  const concern = concernOf(record);
  const { complaints, incidents } = storiesOf(crew);
  const redress = chance.happens(0.25)
    ? { redress: said(crew, complaints.redress), redress_amount: sumOf(crew, 5, 60) }
    : {};
  return {
    result: said(crew, complaints.about[concern].result),
    cause: chance.weighed(causes[concern]),
    accepted: chance.happens(0.9),
    ...redress,
    ...(chance.happens(0.15) ? { lesson: said(crew, incidents.lessons) } : {}),
  };
}

/** What the complaint is about; `other` where a visitor has not said. */
function concernOf({ details: { about } }: LobbyRecord): Concern {
  return typeof about === 'string' && about in concerns ? (about as Concern) : 'other';
}

export const complaints: Life = {
  comes: { aDay: 0.8, until: 0.7 },
  what: (crew) => complaintComes(crew),
  goesOn: answerComplaint,
};
