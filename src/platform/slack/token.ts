import { WebClient } from '@slack/web-api';
import type { Log } from '../log.js';
import { isTokenTrouble } from '../outbox/trouble.js';
import { MINUTE } from '../time/durations.js';
import { boltLogger } from './logger.js';

/** Keeps an eye on whether Slack takes the bot's token. */
export interface TokenWatch {
  /** Slack's reason where it refuses the token; null where it takes it, as far as is known. */
  refused(): string | null;
  /** Whether Slack answered lately. */
  reached(): boolean;
  /** A call failed with this code: where it lies in the token, that is looked at at once. */
  heard(code: string): void;
  start(): void;
  stop(): void;
}

/** Milliseconds between two looks, where all is well and where it is not. */
const seldom = MINUTE;
const CHECK_EVERY = 15_000;

export function watchToken(options: { token: string; slackApiUrl: string; log: Log }): TokenWatch {
  const { token, slackApiUrl, log } = options;
  const client = new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 5_000,
    logger: boltLogger(log),
  });
  let refused: string | null = null;
  let missed = 0;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let stopped = false;

  const conclude = (code: string | null) => {
    missed = 0;
    if (code !== null && refused === null)
      log.error({ code }, 'Slack refuses the bot token; `node dist/cli.js doctor` tells the cure');
    if (code === null && refused !== null) log.info('Slack takes the bot token again');
    refused = code;
  };
  const ask = async () => {
    try {
      await client.auth.test();
      conclude(null);
    } catch (error) {
      const { data } = error as { data?: { error?: string } };
      if (data?.error && isTokenTrouble(data.error)) conclude(data.error);
      else missed++;
    }
  };
  const look = async () => {
    if (looking) return;
    looking = true;
    clearTimeout(timer);
    await ask();
    looking = false;
    if (stopped) return;
    timer = setTimeout(look, refused === null && missed === 0 ? seldom : CHECK_EVERY);
    timer.unref();
  };
  return {
    refused: () => refused,
    // Once may be chance.
    reached: () => missed < 2,
    heard(code) {
      if (refused === null && isTokenTrouble(code) && !stopped) void look();
    },
    start() {
      timer = setTimeout(look, seldom);
      timer.unref();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
