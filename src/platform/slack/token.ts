import { WebClient } from '@slack/web-api';
import type { Log } from '../log.js';
import { isTokenTrouble } from '../outbox/trouble.js';
import { MINUTE } from '../time/durations.js';
import { boltLogger } from './logger.js';

/** Checks regularly whether Slack accepts the bot's token. */
export interface TokenWatch {
  /** Slack's error where it refuses the token; null where it accepts it, as far as is known. */
  refused(): string | null;
  /** Whether Slack answered lately. */
  reached(): boolean;
  /** A call failed with this code: where the token may be the cause, it is checked at once. */
  heard(code: string): void;
  start(): void;
  stop(): void;
}

/** Milliseconds between two checks: while all is well, and (`CHECK_EVERY`) while it is not. */
const CHECK_EVERY_WHEN_WELL = MINUTE;
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
    timer = setTimeout(look, refused === null && missed === 0 ? CHECK_EVERY_WHEN_WELL : CHECK_EVERY);
    timer.unref();
  };
  return {
    refused: () => refused,
    // A single failure may be chance.
    reached: () => missed < 2,
    heard(code) {
      if (refused === null && isTokenTrouble(code) && !stopped) void look();
    },
    start() {
      timer = setTimeout(look, CHECK_EVERY_WHEN_WELL);
      timer.unref();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
