import type { Button, KnownBlock } from '@slack/types';
import { actions, limits, type Message, message } from './kit.js';

/** A part of a message. */
export interface Part {
  blocks: KnownBlock[];
  /** What stands in its place where the message is folded; absent: the part as it is. */
  folded?: KnownBlock[];
}

/** A message in its parts, of which what is to be done stands first. */
export interface Parted extends Message {
  parts: readonly Part[];
}

export const part = (...blocks: KnownBlock[]): Part => ({ blocks });
/** A part of which only so much is seen before somebody asks for all of it. */
export const foldedPart = (blocks: KnownBlock[], folded: KnownBlock[] = []): Part => ({ blocks, folded });

export const wholeBlocks = ({ parts }: Pick<Parted, 'parts'>): KnownBlock[] =>
  parts.flatMap(({ blocks }) => blocks);

/** Puts a message together that can be folded. */
export const parted = (text: string, parts: readonly Part[]): Parted => ({
  ...message(text, wholeBlocks({ parts })),
  parts,
});

/** Whether there is more of it than is seen. */
const isFolded = ({ blocks, folded }: Part) =>
  folded !== undefined && JSON.stringify(folded) !== JSON.stringify(blocks);

/** As much of it as a phone shows at a glance, with a button for the rest beside the last buttons that stand in it. */
export function folded({ text, blocks: all, parts }: Parted, more: Button): Message {
  if (!parts.some(isFolded)) return { text, blocks: all };
  const blocks = parts.flatMap((one) => one.folded ?? one.blocks);
  const last = blocks.at(-1);
  if (last?.type !== 'actions' || last.block_id || last.elements.length >= limits.row)
    return message(text, [...blocks, ...actions(more)]);
  return message(text, [...blocks.slice(0, -1), { ...last, elements: [...last.elements, more] }]);
}
