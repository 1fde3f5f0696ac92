import { clash, type Duty } from './roster.js';

export const swapStates = ['asked', 'agreed', 'refused', 'granted', 'declined'] as const;

/** One asks another to take a duty of theirs, for one in return or for none. */
export interface Swap {
  id: string;
  branchId: string;
  askedBy: string;
  /** The other, who says yes first. */
  withId: string;
  gives: Duty;
  takes: Duty | null;
  state: (typeof swapStates)[number];
  decidedBy: string | null;
}

const same = (one: Duty, other: Duty) =>
  one.date === other.date &&
  one.post === other.post &&
  one.shift === other.shift &&
  one.personId === other.personId;

/** Where a duty stands now, written in a word that a menu can carry. */
export const dutyKey = ({ date, post, shift }: Omit<Duty, 'personId'>) => `${date}/${post}/${shift}`;

/** Why a swap cannot be. */
export type SwapFault =
  /** A duty is not theirs any more. */
  | { why: 'moved'; duty: Duty }
  /** Whoever would come is away that day. */
  | { why: 'away'; duty: Duty; personId: string }
  /** Whoever would come stands there already, in that very shift. */
  | { why: 'same'; duty: Duty; personId: string }
  /** Whoever would come is on another post then. */
  | { why: 'clash'; duty: Duty; personId: string; other: Duty };

type Asked = Pick<Swap, 'gives' | 'takes' | 'withId' | 'askedBy'>;

const movesOf = ({ gives, takes, withId, askedBy }: Asked): { from: Duty; to: Duty }[] => [
  { from: gives, to: { ...gives, personId: withId } },
  ...(takes ? [{ from: takes, to: { ...takes, personId: askedBy } }] : []),
];

/**
 * Why a swap cannot be, the first reason; null where it can.
 * @param duties everything of both days. @param isAway of the one who would come
 */
export function swapFault(
  swap: Asked,
  duties: readonly Duty[],
  isAway: (personId: string, date: string) => boolean,
): SwapFault | null {
  const moves = movesOf(swap);
  const gone = moves.find(({ from }) => !duties.some((duty) => same(duty, from)));
  if (gone) return { why: 'moved', duty: gone.from };
  const rest = duties.filter((duty) => !moves.some(({ from }) => same(duty, from)));
  for (const { to } of moves) {
    const { personId } = to;
    if (isAway(personId, to.date)) return { why: 'away', duty: to, personId };
    const theirs = rest.filter((duty) => duty.date === to.date && duty.personId === personId);
    if (theirs.some((duty) => same(duty, to))) return { why: 'same', duty: to, personId };
    const other = theirs.find((duty) => clash(duty, to));
    if (other) return { why: 'clash', duty: to, personId, other };
  }
  return null;
}

/** The duties as they are after the swap, those that change hands only; null where it cannot be. */
export const swapped = (
  swap: Asked,
  duties: readonly Duty[],
  isAway: (personId: string, date: string) => boolean,
): { from: Duty; to: Duty }[] | null => (swapFault(swap, duties, isAway) ? null : movesOf(swap));
