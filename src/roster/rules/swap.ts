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

/**
 * The duties as they are after the swap, those that change hands only; null where it cannot be: a duty is not theirs any
 * more, or somebody would stand at two posts at once.
 * @param duties everything of both days. @param isAway of the one who would come
 */
export function swapped(
  { gives, takes, withId, askedBy }: Pick<Swap, 'gives' | 'takes' | 'withId' | 'askedBy'>,
  duties: readonly Duty[],
  isAway: (personId: string, date: string) => boolean,
): { from: Duty; to: Duty }[] | null {
  const moves = [
    { from: gives, to: { ...gives, personId: withId } },
    ...(takes ? [{ from: takes, to: { ...takes, personId: askedBy } }] : []),
  ];
  if (!moves.every(({ from }) => duties.some((duty) => same(duty, from)))) return null;
  const rest = duties.filter((duty) => !moves.some(({ from }) => same(duty, from)));
  const fits = moves.every(
    ({ to }) =>
      !isAway(to.personId, to.date) &&
      !rest.some(
        (duty) =>
          duty.date === to.date && duty.personId === to.personId && (same(duty, to) || clash(duty, to)),
      ),
  );
  return fits ? moves : null;
}
