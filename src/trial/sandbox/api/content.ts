import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { checkMessageBlocks } from '../blocks/check.js';
import type { Metadata } from '../channel.js';
import { fileProblems } from '../file-access.js';
import { Refused } from '../refused.js';
import type { World } from '../world.js';
import { json, jsonList } from './arguments.js';

/**
 * The arguments for a message's content. `blocks` is any JSON here, so that what is not a list is refused with
 * Slack's own error.
 */
export const contentArguments = {
  text: z.string().optional(),
  blocks: json.optional(),
  attachments: jsonList.optional(),
  metadata: json.optional(),
};

export interface Content {
  text?: string | undefined;
  blocks?: unknown;
  attachments?: unknown[] | undefined;
  metadata?: unknown;
}

const cutAt = 40_000;
const metadataBytes = 16_000;

const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

/** The given blocks, checked; undefined where the argument is absent. An empty list is not absent. */
export function blocksIn(world: World, { blocks }: Content): KnownBlock[] | undefined {
  return blocks === undefined ? undefined : checkMessageBlocks(blocks, fileProblems(world));
}

/** Throws `no_text` for a message without content. */
export function needContent({ text = '', blocks, attachments }: Content): void {
  const none = (list: unknown) => list === undefined || (Array.isArray(list) && list.length === 0);
  if (text.trim() === '' && none(blocks) && none(attachments)) throw new Refused('no_text');
}

/** A message's text, cut where Slack cuts it. */
export function cut(text = ''): string {
  return text.slice(0, cutAt);
}

/** Metadata that was given. Throws `invalid_metadata_format` or `metadata_too_large`. */
export function metadataIn({ metadata }: Content): { metadata?: Metadata } {
  if (metadata === undefined) return {};
  const parsed = metadataSchema.safeParse(metadata);
  if (!parsed.success) throw new Refused('invalid_metadata_format');
  if (Buffer.byteLength(JSON.stringify(parsed.data)) > metadataBytes) throw new Refused('metadata_too_large');
  return { metadata: parsed.data };
}
