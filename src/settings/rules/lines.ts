import { beginning } from '../../platform/cut.js';
import { Unfit } from './page.js';

/** Slack's limit of characters for an option of a menu or checkbox. */
export const longest = 75;

/**
 * Reads one entry a line; blank lines are dropped.
 * @throws Unfit where there are more than `most`, or one is too long.
 */
export function linesOf(field: string, typed: unknown, most: number): string[] {
  const lines = String(typed ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
  const long = lines.find((line) => line.length > longest);
  if (long)
    throw new Unfit({
      [field]: { why: 'long_line', slots: { line: beginning(long, 20), most: longest } },
    });
  if (lines.length > most)
    throw new Unfit({ [field]: { why: 'many_lines', slots: { count: lines.length, most } } });
  return lines;
}
