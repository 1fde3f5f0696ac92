import { z } from 'zod';
import { isVisible } from '../file-access.js';
import { newId } from '../ids.js';
import { Refused } from '../refused.js';
import { slackFile } from '../shapes/file.js';
import { mimetypeOf, type StoredFile } from '../stored-file.js';
import type { World } from '../world.js';
import { count, json, page, text, threadOf } from './arguments.js';
import { blocksIn } from './content.js';
import { method } from './method.js';

const write = { scopes: ['files:write'], pace: 'tier4' } as const;
/** The most characters that Slack accepts as the alt text of a picture. */
const mostAltText = 1000;
const listed = z
  .array(
    z.strictObject({ id: z.string(), title: z.string().optional(), highlight_type: z.string().optional() }),
  )
  .min(1);

function sentFile(world: World, id: string): StoredFile {
  const file = world.workspace.files.get(id);
  if (!file?.bytes || file.completed) throw new Refused('file_not_found');
  return file;
}

export const files = [
  method(
    'files.getUploadURLExternal',
    write,
    z.strictObject({
      filename: text.min(1),
      length: count.refine((bytes) => bytes > 0, 'must be more than 0'),
      alt_txt: text.optional(),
      alt_text: text.optional(),
      snippet_type: text.optional(),
    }),
    ({ workspace, app, url }, { filename, length, alt_txt, alt_text }) => {
      if ((alt_txt ?? alt_text ?? '').length > mostAltText) throw new Refused('alt_txt_too_large');
      const file: StoredFile = {
        id: newId('F'),
        name: filename,
        title: filename,
        altText: alt_txt ?? alt_text ?? '',
        mimetype: mimetypeOf(filename),
        user: app.botUserId,
        created: Math.floor(workspace.now().getTime() / 1000),
        length,
        shared: new Set(),
        completed: false,
        given: false,
      };
      workspace.files.set(file.id, file);
      return { upload_url: `${url}/upload/v1/${file.id}`, file_id: file.id };
    },
  ),
  method(
    'files.completeUploadExternal',
    write,
    z.strictObject({
      files: json,
      channel_id: text.optional(),
      channels: text.optional(),
      initial_comment: text.optional(),
      thread_ts: text.optional(),
      blocks: json.optional(),
    }),
    (world, args) => {
      const { workspace, app } = world;
      const asked = listed.safeParse(args.files);
      if (!asked.success) throw new Refused('invalid_arguments');
      const ids = [args.channel_id, ...(args.channels?.split(',') ?? [])].filter((id) => id !== undefined);
      const channels = ids.map((id) => workspace.channel(id, app.botUserId));
      if (channels.some((channel) => channel.archived)) throw new Refused('is_archived');
      if (channels.some((channel) => !channel.members.has(app.botUserId)))
        throw new Refused('not_in_channel');
      const blocks = blocksIn(world, args) ?? [];
      const sent = asked.data.map(({ id, title }) => ({ file: sentFile(world, id), title }));
      const threads = channels.map((channel) => threadOf(channel, args.thread_ts));
      for (const { file, title } of sent) {
        Object.assign(file, { completed: true, title: title ?? file.title });
        for (const channel of channels) file.shared.add(channel.id);
      }
      channels.forEach((channel, index) => {
        const fileIds = sent.map(({ file }) => file.id);
        const comment = args.initial_comment ?? '';
        workspace.post(channel, {
          user: app.botUserId,
          text: comment,
          // Slack ignores the blocks where there is a comment.
          blocks: comment === '' ? blocks : [],
          files: fileIds,
          ...threads[index],
        });
      });
      return { files: sent.map(({ file }) => slackFile(world, file)) };
    },
  ),
  method(
    'files.info',
    { scopes: ['files:read'], pace: 'tier4' },
    z.strictObject({ file: text, ...page, count: count.optional(), page: count.optional() }),
    (world, { file: id }) => {
      const file = world.workspace.files.get(id);
      if (!file?.completed || !isVisible(world, file)) throw new Refused('file_not_found');
      if (!file.bytes) throw new Refused('file_deleted');
      return { file: slackFile(world, file), comments: [], response_metadata: { next_cursor: '' } };
    },
  ),
];
