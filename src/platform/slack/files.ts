import { ErrorCode, type Logger, WebClient } from '@slack/web-api';
import { withTimeout } from '../with-timeout.js';

/** The result of fetching a file. */
export type Fetched =
  | { as: 'bytes'; bytes: Uint8Array }
  | { as: 'refused'; reason: 'gone' | 'too_big' | 'not_picture' }
  /** Worth another try; `code` is for the log. */
  | { as: 'later'; code: string; afterSeconds?: number };

/** The files that people gave in forms. */
export interface Files {
  /** @param most bytes; of a larger file no more is read. */
  fetch(file: string, most: number, stop: AbortSignal): Promise<Fetched>;
  /**
   * How Slack can show the last `mostShown` of these now. Files that are gone, or not known within a second, are left
   * out.
   */
  seen(files: readonly string[]): Promise<Map<string, AtSlack>>;
}

/** What `files.info` says of a file, as far as it matters here. */
interface Info {
  mode?: string;
  mimetype?: string;
  size?: number;
  url_private_download?: string;
  permalink?: string;
}

const patienceMs = 20_000;
const glanceMs = 1_000;
const mostHops = 3;
const drawnBySlack = new Set(['image/png', 'image/jpeg', 'image/gif']);
/** Modes of files that Slack no longer has, or hides beyond the limit of a free plan. */
const emptyModes = new Set(['tombstone', 'hidden_by_limit']);
const gone = new Set(['file_not_found', 'file_deleted']);

export function filesAtSlack(options: {
  token: string;
  slackApiUrl: string;
  logger: Logger;
  /** Milliseconds that one download may take. */
  timeoutMs?: number;
}): Files {
  const { token, slackApiUrl, logger, timeoutMs = patienceMs } = options;
  const client = new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
    timeout: 5_000,
  });
  const isSlacks = hostsOf(slackApiUrl);
  const info = async (file: string): Promise<Info> => (await client.files.info({ file })).file ?? {};

  /** Follows redirects by hand: the token must never go to a host that is not Slack's. */
  async function download(address: string, stop: AbortSignal): Promise<Response | { code: string }> {
    let url = new URL(address);
    for (let hop = 0; hop <= mostHops; hop++) {
      if (!isSlacks(url)) return { code: 'another_host' };
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(url, { headers, redirect: 'manual', signal: stop });
      const to = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (to === null) return response;
      await response.body?.cancel();
      url = new URL(to, url);
    }
    return { code: 'too_many_redirects' };
  }

  return {
    async fetch(file, most, stop) {
      try {
        const { mode = '', mimetype, size = 0, url_private_download: address } = await info(file);
        if (emptyModes.has(mode)) return { as: 'refused', reason: 'gone' };
        // An external file, of which Slack has only a link.
        if (!address) return { as: 'refused', reason: 'not_picture' };
        if (size > most) return { as: 'refused', reason: 'too_big' };
        const answer = await download(address, AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]));
        if ('code' in answer) return { as: 'later', code: answer.code };
        return await read(answer, most, mimetype);
      } catch (error) {
        return failed(error);
      }
    },

    async seen(files) {
      const found = new Map<string, AtSlack>();
      const looks = files.slice(-mostShown).map(async (file) => {
        try {
          const { mode = '', mimetype = '', permalink } = await info(file);
          if (!emptyModes.has(mode))
            found.set(file, { drawn: drawnBySlack.has(mimetype), link: permalink ?? null });
        } catch (error) {
          logger.debug('a file could not be looked at', failed(error));
        }
      });
      await withTimeout(Promise.all(looks), glanceMs, null);
      return new Map(found);
    },
  };
}

/**
 * Slack's own hosts: that of the Web API, and those that serve files. On Enterprise Grid `files.` leads to
 * `files-origin.`; without the scope every file redirects to a sign-in page, on another host.
 */
export function hostsOf(slackApiUrl: string): (url: URL) => boolean {
  const { protocol, host, origin } = new URL(slackApiUrl);
  const serving = ['slack.com', host].flatMap((name) => [`files.${name}`, `files-origin.${name}`]);
  const origins = new Set([origin, ...serving.map((name) => `https://${name}`)]);
  // HTTPS only, except where the Web API itself is configured with http (a local stand-in).
  return (url) => origins.has(url.origin) && (url.protocol === 'https:' || protocol === 'http:');
}

/** Reads no more than `most` bytes, whatever size Slack reported. */
async function read(response: Response, most: number, mimetype: string | undefined): Promise<Fetched> {
  const { status, headers, body } = response;
  const afterSeconds = Number(headers.get('retry-after'));
  if (status !== 200 || !body) {
    await body?.cancel();
    if (status === 404 || status === 410) return { as: 'refused', reason: 'gone' };
    return { as: 'later', code: `http_${status}`, ...(afterSeconds > 0 ? { afterSeconds } : {}) };
  }
  // An HTML page in place of the file asks to sign in; the file itself may be fine.
  if (headers.get('content-type')?.startsWith('text/html') && mimetype !== 'text/html') {
    await body.cancel();
    return { as: 'later', code: 'a_page_came' };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop ends the download.
    if (size > most) return { as: 'refused', reason: 'too_big' };
    chunks.push(chunk);
  }
  return { as: 'bytes', bytes: Buffer.concat(chunks) };
}

function failed(error: unknown): Fetched {
  const { code, data, retryAfter, name, cause } = error as {
    /** A number for an abort or a time-out. */
    code?: string | number;
    data?: { error?: string };
    retryAfter?: number;
    name?: string;
    cause?: { code?: string };
  };
  if (gone.has(data?.error ?? '')) return { as: 'refused', reason: 'gone' };
  if (code === ErrorCode.RateLimitedError)
    return { as: 'later', code: 'ratelimited', afterSeconds: retryAfter ?? 1 };
  const words = [data?.error, cause?.code, code, name].find((one) => typeof one === 'string');
  return { as: 'later', code: words ?? 'unknown' };
}

/** How Slack can show a file now. */
export interface AtSlack {
  /** Whether its type can be shown in an image block. */
  drawn: boolean;
  /** Its page in Slack. */
  link: string | null;
}

/**
 * The most photos that a record's details show, the newest: a modal holds a hundred blocks, and each photo takes two.
 */
export const mostShown = 20;
