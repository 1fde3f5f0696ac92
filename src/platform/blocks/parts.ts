import type { Button, KnownBlock } from '@slack/types';
import { actions, limits, type Message, message } from './kit.js';

/** A part of a message that can be folded. */
export interface Part {
  blocks: KnownBlock[];
  /** What replaces the part where the message is folded; absent: the part itself. */
  folded?: KnownBlock[];
}

/** A message in parts, what is to be done first. */
export interface Parted extends Message {
  parts: readonly Part[];
}

export const part = (...blocks: KnownBlock[]): Part => ({ blocks });
/** A part that is shorter, or left out, where the message is folded. */
export const foldedPart = (blocks: KnownBlock[], folded: KnownBlock[] = []): Part => ({ blocks, folded });

export const wholeBlocks = ({ parts }: Pick<Parted, 'parts'>): KnownBlock[] =>
  parts.flatMap(({ blocks }) => blocks);

/** Makes a message that can be folded. */
export const parted = (text: string, parts: readonly Part[]): Parted => ({
  ...message(text, wholeBlocks({ parts })),
  parts,
});

/** Whether folding leaves anything out. */
const isFolded = ({ blocks, folded }: Part) =>
  folded !== undefined && JSON.stringify(folded) !== JSON.stringify(blocks);

/** The folded message, with the button for the whole beside its last row of buttons. */
export function folded({ text, blocks: all, parts }: Parted, more: Button): Message {
  if (!parts.some(isFolded)) return { text, blocks: all };
  const blocks = parts.flatMap((one) => one.folded ?? one.blocks);
  const last = blocks.at(-1);
  if (last?.type !== 'actions' || last.block_id || last.elements.length >= limits.row)
    return message(text, [...blocks, ...actions(more)]);
  return message(text, [...blocks.slice(0, -1), { ...last, elements: [...last.elements, more] }]);
}
