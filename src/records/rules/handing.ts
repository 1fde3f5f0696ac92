import { kindOf } from '../kinds/index.js';
import { code } from './kind.js';
import { mustHandOver, type Open, openPoints } from './open-points.js';
import type { LobbyRecord } from './record.js';

/** What is open in a branch, and its recent handovers. */
export interface Handing {
  notes: readonly LobbyRecord[];
  open: readonly Open[];
  /** The beginning of the day: grave points must be handed over every day. */
  from: Date;
}

/** What is not handed over yet. */
export interface LeftBehind {
  /** Handovers of the day that were not accepted by the person whom they name. */
  waiting: LobbyRecord[];
  /** Points that no accepted handover names, and that have no owner or are grave. */
  points: Open[];
}

/** The codes of records that a text contains. */
export const codesIn = (words: string): ReadonlySet<string> =>
  new Set(words.match(/(?<![A-Z])[A-Z]{3}-\d{4,}(?!\d)/g));

const numberOf = ({ kind, number }: Pick<LobbyRecord, 'kind' | 'number'>) => code(kindOf(kind), number);

/** All text of a handover: its words, and the points that become actions. */
const wordsOf = ({ summary, details }: Pick<LobbyRecord, 'summary' | 'details'>): string =>
  [summary, details.points].filter((part) => typeof part === 'string').join('\n');

/** Whether a handover was accepted by the person whom it names; if it names nobody, by anybody. */
const isReceived = ({ status, ownerId, details }: LobbyRecord): boolean =>
  status === 'accepted' && ownerId !== null && (details.to === undefined || details.to === ownerId);

/** The points for the next shift: everything open except what is in the log of the day anyway. */
export const pointsIn = (open: readonly Open[], now: Date): Open[] =>
  openPoints(open, now).filter(({ kind }) => kindOf(kind).inDayLog !== 'instead');

/** Returns a test of whether a text names a record by its code. */
export function standIn(words: string): (point: Pick<LobbyRecord, 'kind' | 'number'>) => boolean {
  const codes = codesIn(words);
  return (point) => codes.has(numberOf(point));
}

/**
 * Finds what is not handed over. Every open point needs an owner, or an accepted handover that names it by its code.
 * A grave point must be named in a handover of the day, even if it has an owner.
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

/** The grave points that a handover written now must name and does not. */
export const leftOut = (words: string, open: readonly Open[], now: Date): Open[] => {
  const stands = standIn(words);
  return open.filter((point) => mustHandOver(point, now) && !stands(point));
};
