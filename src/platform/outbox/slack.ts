import { ErrorCode, type Logger, WebClient } from '@slack/web-api';
import type { Message } from '../blocks/kit.js';
import { MINUTE } from '../time/durations.js';
import type { FileOut } from './message.js';

/** The result of a call. */
export type Answer =
  | { as: 'done'; ts: string }
  /** Certainly not done; may be tried again. */
  | { as: 'no'; code: string; retryAfter?: number }
  /** Perhaps done: the answer was lost, or Slack does not know itself. */
  | { as: 'unknown'; code: string };

export type Failed = Exclude<Answer, { as: 'done' }>;

/** Errors of Slack after which it is unknown whether the call was carried out. */
const ambiguous = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout']);

/** Errors of Slack after which nothing can be read in a channel. */
const unreadable = new Set(['missing_scope', 'channel_not_found', 'not_in_channel', 'thread_not_found']);

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** A file at Slack that is not shared in a channel yet. */
export interface Uploaded {
  id: string;
  title: string;
}

/** Milliseconds by which our clock may be ahead of Slack's: a message is looked for among those from before it, too. */
const clocksApart = 30 * MINUTE;

/** Milliseconds for one file, on a slow connection. */
const uploadMs = 20_000;

/**
 * The client that posts. It does not retry by itself, which could post twice, and returns rate limits instead of
 * waiting.
 */
export interface Postbox {
  post(channel: string, message: Message, key: string, thread?: string): Promise<Answer>;
  update(channel: string, ts: string, message: Message): Promise<Answer>;
  /** Uploads files to Slack without sharing them; whatever goes wrong, it can be repeated. */
  upload(files: readonly FileOut[]): Promise<{ as: 'uploaded'; files: Uploaded[] } | Failed>;
  /** Shows uploaded files in a channel or a thread, under these words. */
  share(channel: string, files: readonly Uploaded[], text: string, thread?: string): Promise<Answer>;
  /** Checks with `auth.test` whether Slack can be reached and accepts the token. */
  reach(): Promise<Answer>;
  /** The direct-message channel with a person. */
  direct(slackId: string): Promise<{ as: 'open'; channel: string } | Failed>;
  /**
   * The message that carries this key; null where there is none, `unreadable` where Slack lets us read nothing there.
   * @throws where it cannot be looked up now
   */
  find(
    channel: string,
    key: string,
    since: Date,
    thread?: string,
  ): Promise<{ ts: string } | 'unreadable' | null>;
}

export const metadataType = 'lobby_message';

export function postbox(options: {
  token: string;
  slackApiUrl: string;
  timeoutMs?: number;
  logger: Logger;
}): Postbox {
  const client = new WebClient(options.token, {
    slackApiUrl: options.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: options.logger,
    timeout: options.timeoutMs ?? 10_000,
  });
  return {
    post: (channel, { text, blocks }, key, thread) =>
      attempt(() =>
        client.chat.postMessage({
          channel,
          text,
          blocks,
          unfurl_links: false,
          unfurl_media: false,
          // Readable by the whole workspace: an opaque key and nothing else.
          metadata: { event_type: metadataType, event_payload: { key } },
          ...(thread ? { thread_ts: thread } : {}),
        }),
      ),
    update: (channel, ts, { text, blocks }) =>
      attempt(() => client.chat.update({ channel, ts, text, blocks })),
    async upload(files) {
      const uploaded: Uploaded[] = [];
      for (const { name, title, alt, bytes } of files) {
        const answer = await attempt(async () => {
          const place = await client.files.getUploadURLExternal({
            filename: name,
            length: bytes.length,
            // Slack's name for it; the types of the client have another one.
            ...(alt ? { alt_txt: alt } : {}),
          });
          await send(place.upload_url ?? '', bytes);
          return { ts: place.file_id ?? '' };
        });
        if (answer.as !== 'done') return answer;
        uploaded.push({ id: answer.ts, title });
      }
      return { as: 'uploaded', files: uploaded };
    },
    share: (channel, [first, ...rest], text, thread) =>
      attempt(async () => {
        if (!first) throw new Error('no file to share');
        await client.files.completeUploadExternal({
          channel_id: channel,
          initial_comment: text,
          files: [first, ...rest],
          ...(thread ? { thread_ts: thread } : {}),
        });
        return {};
      }),
    reach: () =>
      attempt(async () => {
        await client.auth.test();
        return {};
      }),
    async direct(slackId) {
      const answer = await attempt(async () => {
        const { channel } = await client.conversations.open({ users: slackId });
        return { ts: channel?.id ?? '' };
      });
      return answer.as === 'done' ? { as: 'open', channel: answer.ts } : answer;
    },
    async find(channel, key, since, thread) {
      const oldest = String(Math.floor((since.getTime() - clocksApart) / 1000));
      const asked = { channel, oldest, include_all_metadata: true, limit: 200 };
      try {
        // A thread comes with its oldest messages first, so the first page may lack the latest.
        for (let cursor = ''; ; ) {
          const more = cursor ? { cursor } : {};
          const page = thread
            ? await client.conversations.replies({ ...asked, ...more, ts: thread })
            : await client.conversations.history({ ...asked, ...more });
          const found = page.messages?.find(
            ({ metadata }) =>
              metadata?.event_type === metadataType &&
              (metadata.event_payload as { key?: string })?.key === key,
          );
          if (found?.ts) return { ts: found.ts };
          cursor = page.response_metadata?.next_cursor ?? '';
          if (!cursor) return null;
        }
      } catch (error) {
        // The rights to read are optional, each for one kind of conversation.
        if (unreadable.has((error as { data?: { error?: string } }).data?.error ?? '')) return 'unreadable';
        throw error;
      }
    },
  };
}

async function send(url: string, bytes: Uint8Array): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'Content-Type': 'application/octet-stream' },
    signal: AbortSignal.timeout(uploadMs),
  });
  if (!answer.ok)
    throw Object.assign(new Error('Slack did not take a file'), { code: `upload_${answer.status}` });
}

async function attempt(call: () => Promise<{ ts?: string }>): Promise<Answer> {
  try {
    const { ts } = await call();
    return { as: 'done', ts: ts ?? '' };
  } catch (error) {
    const failure = error as {
      code?: string;
      data?: { error?: string };
      retryAfter?: number;
      original?: { cause?: { code?: string } };
    };
    if (failure.code === ErrorCode.RateLimitedError)
      return { as: 'no', code: 'ratelimited', retryAfter: failure.retryAfter ?? 1 };
    // There was no connection, so nothing was sent.
    if (neverConnected.has(failure.original?.cause?.code ?? '')) return { as: 'no', code: 'unreachable' };
    // Anything but a code is a page from a proxy between us and Slack.
    const code = /^[a-z]\w*/.test(failure.data?.error ?? '') ? failure.data?.error : undefined;
    if (failure.code === ErrorCode.PlatformError && code && !ambiguous.has(code)) return { as: 'no', code };
    // A time-out of fetch has a number for its code.
    return { as: 'unknown', code: code ?? (typeof failure.code === 'string' ? failure.code : 'unreachable') };
  }
}
