import { clash, type Duty } from './roster.js';

export const swapStates = ['asked', 'agreed', 'refused', 'granted', 'declined'] as const;

/** A request to another person to take a duty, in return for one of theirs or for none. */
export interface Swap {
  id: string;
  branchId: string;
  askedBy: string;
  /** The other person, who must agree first. */
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

/** A duty as the value of a menu's option. */
export const dutyKey = ({ date, post, shift }: Omit<Duty, 'personId'>) => `${date}/${post}/${shift}`;

/** Why a swap is not possible. */
export type SwapFault =
  /** The duty is not theirs any more. */
  | { why: 'moved'; duty: Duty }
  /** The person who would take it is away that day. */
  | { why: 'away'; duty: Duty; personId: string }
  /** The person who would take it has this very duty already. */
  | { why: 'same'; duty: Duty; personId: string }
  /** The person who would take it is at another post at that time. */
  | { why: 'clash'; duty: Duty; personId: string; other: Duty };

type Asked = Pick<Swap, 'gives' | 'takes' | 'withId' | 'askedBy'>;

const movesOf = ({ gives, takes, withId, askedBy }: Asked): { from: Duty; to: Duty }[] => [
  { from: gives, to: { ...gives, personId: withId } },
  ...(takes ? [{ from: takes, to: { ...takes, personId: askedBy } }] : []),
];

/**
 * The first reason why a swap is not possible; null where it is.
 * @param duties all duties of both days
 * @param isAway whether a person is away on a date
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

/** The duties that change hands, each before (`from`) and after (`to`) the swap; null where it is not possible. */
export const swapped = (
  swap: Asked,
  duties: readonly Duty[],
  isAway: (personId: string, date: string) => boolean,
): { from: Duty; to: Duty }[] | null => (swapFault(swap, duties, isAway) ? null : movesOf(swap));
