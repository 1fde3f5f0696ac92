import type { KnownBlock, View } from '@slack/types';
import type { z } from 'zod';
import { Refused, refusedBecause } from '../refused.js';
import { complete, withTextDefaults } from './complete.js';
import { acrossBlocks, asMessage, fromIssue, type Problem } from './problems.js';
import { home, messageBlocks, modal } from './surfaces.js';

const viewBytes = 250_000;
const markdownCharacters = 12_000;
/** Slack was observed to refuse messages above this, although each block was within its own limit. */
const messageCharacters = 11_300;

function problemsIn(schema: z.ZodType, data: unknown): Problem[] {
  const result = schema.safeParse(data);
  return result.success ? [] : result.error.issues.flatMap((issue) => fromIssue(issue, data));
}

/** Further checks of blocks, which depend on the workspace. */
type Further = (blocks: readonly unknown[]) => Problem[];
const noneFurther: Further = () => [];

/**
 * A message's blocks, checked and completed. Throws `invalid_blocks_format` for what is no list, `invalid_blocks` with
 * every problem and its JSON pointer, `msg_blocks_too_long` for too many characters.
 */
export function checkMessageBlocks(given: unknown, more: Further = noneFurther): KnownBlock[] {
  if (!Array.isArray(given)) throw new Refused('invalid_blocks_format');
  const problems = [...problemsIn(messageBlocks, given), ...acrossBlocks(given), ...more(given)];
  const tables = given.filter((block) => block?.type === 'table');
  if (tables.length > 1) {
    problems.push({
      pointer: `/${given.indexOf(tables[1])}`,
      text: 'only one table is allowed in a message',
    });
  }
  refuse('invalid_blocks', problems, '/blocks');
  const blocks = given as KnownBlock[];
  const markdown = blocks.reduce(
    (sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0),
    0,
  );
  if (markdown > markdownCharacters || charactersIn(given) - markdown > messageCharacters)
    throw new Refused('msg_blocks_too_long');
  return complete(blocks);
}

/** The number of visible characters in all blocks together. */
function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + charactersIn(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum + (typeof one === 'string' ? (shown.has(key) ? one.length : 0) : charactersIn(one)),
    0,
  );
}
const shown = new Set(['text', 'alt_text']);

/** A modal or Home tab, checked and completed. Throws `invalid_arguments` with every problem, or `view_too_large`. */
export function checkView(given: unknown, type: 'modal' | 'home', more: Further = noneFurther): View {
  if (typeof given !== 'object' || given === null) {
    throw refusedBecause('invalid_arguments', ['[ERROR] must provide an object [json-pointer:/view]']);
  }
  const asked = given as View;
  const inBlocks = Array.isArray(asked.blocks) ? [...acrossBlocks(asked.blocks), ...more(asked.blocks)] : [];
  const problems = [
    ...problemsIn(type === 'modal' ? modal : home, asked),
    ...inBlocks.map((problem) => ({ ...problem, pointer: `/blocks${problem.pointer}` })),
  ];
  refuse('invalid_arguments', problems, '/view');
  if (Buffer.byteLength(JSON.stringify(asked)) > viewBytes) throw new Refused('view_too_large');
  return { ...(withTextDefaults(asked) as View), blocks: complete(asked.blocks) };
}

function refuse(code: string, problems: readonly Problem[], root: string): void {
  if (problems.length > 0) {
    throw refusedBecause(
      code,
      problems.map((problem) => asMessage(problem, root)),
    );
  }
}
