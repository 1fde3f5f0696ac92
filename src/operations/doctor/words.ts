import type { Place } from '../../config.js';
import { readBankWords } from '../../platform/language/bank/read.js';
import { type Finding, note, ok } from './finding.js';

/**
 * How many texts are in the bank's own words, and how many of these cannot be used; undefined where no folder of them
 * is set.
 */
export async function examineWords({ wordsDir }: Place): Promise<Finding | undefined> {
  if (wordsDir === undefined) return undefined;
  const { count, faults } = await readBankWords(wordsDir);
  const words = `${count === 1 ? '1 text is' : `${count} texts are`} in the bank's own words`;
  return faults.length === 0
    ? ok(`${words}.`)
    : note(
        `${words}; ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${wordsDir}: Lobby's own words are used there.`,
        '`lobby words check` tells each.',
      );
}
