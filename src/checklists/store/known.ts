import type { Following } from '../../platform/database/follow.js';
import { factsOn } from '../../platform/day-facts/facts.js';
import type { Hand } from '../../platform/directory/acting.js';
import { speak } from '../../platform/language/speak.js';
import { type AllKnown, factsIn, type Known } from '../rules/known.js';
import { rulesOf } from '../rules/rules.js';
import type { Run } from '../rules/run.js';

/**
 * The state of all facts on which a posted list depends, in the branch's language. Without such facts nothing is
 * queried.
 */
export async function knownFor(
  { db, tx, branch, now }: Pick<Hand, 'tx' | 'branch' | 'now'> & { db: Following },
  run: Run,
): Promise<AllKnown> {
  if (run.status !== 'open' && run.status !== 'settled') return new Map();
  const told = await factsOn(db, tx, { branch, date: run.date, now }, factsIn(rulesOf(run), run));
  const speech = speak(branch.language);
  return new Map(
    [...told].map(([name, fact]): [string, Known | null] => {
      if (!fact) return [name, null];
      const { why, ...rest } = fact;
      return [name, { ...rest, why: why(speech) }];
    }),
  );
}
