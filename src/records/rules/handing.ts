import { kindOf } from '../kinds/index.js';
import { code } from './kind.js';
import { mustHandOver, type Open, openPoints } from './open-points.js';
import type { LobbyRecord } from './record.js';

/** What is open in a branch, and what was handed over there of late. */
export interface Handing {
  notes: readonly LobbyRecord[];
  open: readonly Open[];
  /** When the day began: what is grave is handed over every day anew. */
  from: Date;
}

/** What is still left behind. */
export interface LeftBehind {
  /** Notes of the day that whoever they name has not accepted. */
  waiting: LobbyRecord[];
  /** Points that stand in no accepted note, and are with nobody or grave. */
  points: Open[];
}

/** The numbers of records that stand in words. */
export const codesIn = (words: string): ReadonlySet<string> =>
  new Set(words.match(/(?<![A-Z])[A-Z]{3}-\d{4,}(?!\d)/g));

const numberOf = ({ kind, number }: Pick<LobbyRecord, 'kind' | 'number'>) => code(kindOf(kind), number);

/** Everything that a note says: its words, and the points that become actions. */
const wordsOf = ({ summary, details }: Pick<LobbyRecord, 'summary' | 'details'>): string =>
  [summary, details.points].filter((part) => typeof part === 'string').join('\n');

/** Whether it is with whom it names; where it names nobody, with whoever accepted it. */
const isReceived = ({ status, ownerId, details }: LobbyRecord): boolean =>
  status === 'accepted' && ownerId !== null && (details.to === undefined || details.to === ownerId);

/** What the next shift takes over: everything that is open, but what is told in the log of the day anyway. */
export const pointsIn = (open: readonly Open[], now: Date): Open[] =>
  openPoints(open, now).filter(({ kind }) => kindOf(kind).inDayLog !== 'instead');

/** The points of these that stand in words by their numbers. */
export function standIn(words: string): (point: Pick<LobbyRecord, 'kind' | 'number'>) => boolean {
  const codes = codesIn(words);
  return (point) => codes.has(numberOf(point));
}

/**
 * Each open point is with somebody: with its owner, or with whoever accepted the note in which it stands by its number. What
 * is grave must stand in a note of the day, whoever has it.
 */
export function leftBehind({ notes, open, from }: Handing, now: Date): LeftBehind {
  const all = notes.filter(({ mergedId, status }) => mergedId === null && status !== 'struck');
  const today = all.filter(({ createdAt }) => createdAt >= from);
  const received = (some: readonly LobbyRecord[]) => standIn(some.filter(isReceived).map(wordsOf).join('\n'));
  const [ever, onTheDay] = [received(all), received(today)];
  return {
    waiting: today.filter((note) => !isReceived(note)),
    points: pointsIn(open, now).filter((point) =>
      mustHandOver(point, now) ? !onTheDay(point) : point.ownerId === null && !ever(point),
    ),
  };
}

/** What a note that is given now may not leave out: what is grave, and does not stand in it. */
export const leftOut = (words: string, open: readonly Open[], now: Date): Open[] => {
  const stands = standIn(words);
  return open.filter((point) => mustHandOver(point, now) && !stands(point));
};
