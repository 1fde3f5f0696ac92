import { acknowledge, bound, bulletin as kind, type LobbyRecord } from '../../../../records/module.js';
import { type Crew, memberOf, somebody } from '../crew.js';
import { type Habit, type Happening, moves } from '../habit.js';
import { later } from '../hours.js';
import type { Life } from '../life.js';
import { said, storiesOf } from '../words.js';

/** The head posts what everybody must read. */
export function bulletinComes(crew: Crew): Happening {
  const values = crew.chance.happens(0.2) ? { important: true } : {};
  const text = said(crew, storiesOf(crew).team.bulletins);
  return { kind, input: { text, values }, who: somebody(crew, 'branch_head') };
}

/** One colleague after another reads it, the lobby manager last; now and then it is ended before that. */
const isRead: Habit = (record, crew, readers) => {
  if (record.status !== 'posted') return null;
  const { chance } = crew;
  const writer = memberOf(crew, record.reporterId);
  if (writer && readers.size > 2 && chance.happens(0.02))
    return moves(kind, 'end', {}, { who: writer, at: later(crew, record.updatedAt, 60, 240) });
  const [first, ...more] = left(record, crew, readers);
  if (!first) return null;
  const at = more.length > 0 ? later(crew, record.updatedAt, 3, 50) : later(crew, record.updatedAt, 30, 240);
  return {
    at,
    who: first,
    does: (now, clocks, scene, seen) =>
      acknowledge({ kind, record: now, clocks, readers: seen }, first, scene),
  };
};

function left(record: LobbyRecord, { members }: Crew, readers: ReadonlySet<string>) {
  const unread = bound(kind, record, members).filter(({ personId }) => !readers.has(personId));
  const runs = ({ roles }: (typeof unread)[number]) => Number(roles.includes('lobby_manager'));
  return unread.sort((a, b) => runs(a) - runs(b));
}

export const bulletins: Life = {
  comes: { parts: [0.15], often: 0.3 },
  what: bulletinComes,
  goesOn: isRead,
};
