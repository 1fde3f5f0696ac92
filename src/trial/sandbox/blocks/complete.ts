import { newId } from '../ids.js';
import { allBlocks, interactives } from './walk.js';

/**
 * A copy of valid blocks with what Slack adds: generated ids where the app gave none, and the defaults of texts
 * (`emoji` in plain ones, `verbatim` in marked ones).
 */
export function complete<T>(blocks: readonly T[]): T[] {
  const copy = blocks.map((block) => withTextDefaults(block) as T);
  for (const { block } of allBlocks(copy)) block.block_id ??= newId('', 5);
  for (const { element } of interactives(copy)) element.action_id ??= newId('', 5);
  return copy;
}

/** The same for any value that contains texts, such as a modal's title. */
export function withTextDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, held]) => [key, withTextDefaults(held)]));
  if (copy.type === 'plain_text') copy.emoji ??= true;
  if (copy.type === 'mrkdwn') copy.verbatim ??= false;
  return copy;
}
