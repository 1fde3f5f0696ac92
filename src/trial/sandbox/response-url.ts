import { z } from 'zod';
import { flag, jsonList, threadOf } from './api/arguments.js';
import { cut } from './api/content.js';
import { checkMessageBlocks } from './blocks/check.js';
import type { Channel, Message } from './channel.js';
import { fileProblems } from './file-access.js';
import { newId } from './ids.js';
import { MINUTE } from './page/durations.js';
import { Refused } from './refused.js';
import type { World } from './world.js';

const mostUses = 5;
const lifeMs = 30 * MINUTE;

/** What a response URL belongs to: a person, in a channel, perhaps a message. */
export interface Speaks {
  user: string;
  channel: string;
  /** The message whose button was pressed. */
  about?: Message;
}

const replySchema = z.looseObject({
  text: z.string().default(''),
  blocks: jsonList.optional(),
  attachments: jsonList.optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});

/** Response URLs: each can be used five times within thirty real minutes. */
export class ResponseUrls {
  readonly #issued = new Map<string, Speaks & { until: number; left: number }>();

  constructor(private readonly world: World) {}

  issue(speaks: Speaks): string {
    const id = newId('', 24);
    this.#issued.set(id, { ...speaks, until: this.world.wall() + lifeMs, left: mostUses });
    return `${this.world.url}/response/${id}`;
  }

  /**
   * Carries out what was posted to the URL. Throws `invalid_url`, `expired_url`, `used_url`, and the errors of
   * blocks.
   */
  use(id: string, body: unknown): void {
    const speaks = this.#issued.get(id);
    if (!speaks) throw new Refused('invalid_url');
    if (this.world.wall() > speaks.until) throw new Refused('expired_url');
    if (speaks.left === 0) throw new Refused('used_url');
    speaks.left -= 1;
    answer(this.world, speaks, body);
  }
}

/**
 * Publishes the app's answer to a person, given by a response URL or in the acknowledgement of a command. Throws a
 * `Refused` where Slack would not show it.
 */
export function answer(
  world: World,
  { user, channel: id, about }: Speaks,
  body: unknown,
): Message | undefined {
  const parsed = replySchema.safeParse(typeof body === 'string' ? { text: body } : body);
  if (!parsed.success) throw new Refused('invalid_payload');
  const reply = parsed.data;
  const { workspace, app } = world;
  const channel = workspace.channels.get(id);
  if (!channel) throw new Refused('channel_not_found');
  if (reply.delete_original && about) {
    workspace.remove(channel, about);
    return undefined;
  }
  const blocks = reply.blocks === undefined ? [] : checkMessageBlocks(reply.blocks, fileProblems(world));
  const text = cut(reply.text);
  if (text.trim() === '' && blocks.length === 0 && !reply.attachments) throw new Refused('no_text');
  if (reply.replace_original && about && isShown(channel, about)) {
    Object.assign(about, { text, blocks });
    if (!about.ephemeralFor) about.edited = { user: app.botUserId, ts: workspace.stamp() };
    workspace.announce(channel, about);
    return about;
  }
  const thread = reply.thread_ts ?? about?.threadTs;
  return workspace.post(channel, {
    user: app.botUserId,
    text,
    blocks,
    attachments: reply.attachments ?? [],
    ...threadOf(channel, thread),
    ...(reply.response_type === 'ephemeral' && { ephemeralFor: user }),
  });
}

function isShown(channel: Channel, { ts, ephemeralFor }: Message): boolean {
  return (ephemeralFor ? channel.ephemeral(ephemeralFor, ts) : channel.get(ts)) !== undefined;
}
