import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../log.js';
import { boltLogger } from './logger.js';

export interface SocketReceiver extends Receiver {
  /** How many of the connections are up now. */
  connected(): number;
}

/**
 * Slack by Socket Mode, over two connections: at every refresh one of them is away for some ten seconds, and the
 * other takes what comes. Both reconnect for ever, a little slower each time.
 */
export function socketReceiver(options: { appToken: string; slackApiUrl: string; log: Log }): SocketReceiver {
  const { appToken, slackApiUrl, log } = options;
  const up = new Set<number>();
  const receivers = [0, 1].map((index) => {
    const receiver = new SocketModeReceiver({
      appToken,
      logger: boltLogger(log),
      installerOptions: {
        clientOptions: {
          slackApiUrl,
          retryConfig: { forever: true, factor: 1.5, minTimeout: 500, maxTimeout: 30_000, randomize: true },
        },
      },
      processEventErrorHandler: async ({ error }) => {
        log.error({ err: error }, 'a request failed');
        return true;
      },
    });
    hearEveryStart(receiver, log);
    receiver.client.on('connected', () => up.add(index));
    for (const gone of ['disconnected', 'reconnecting', 'close'])
      receiver.client.on(gone, () => up.delete(index));
    return receiver;
  });
  return {
    init(app: App) {
      for (const receiver of receivers) receiver.init(app);
    },
    async start() {
      const [first, second] = receivers;
      await first?.start();
      // The second is a help, not a condition.
      second
        ?.start()
        .catch((error: unknown) => log.warn({ err: error }, 'the second connection failed to open'));
    },
    async stop() {
      await Promise.allSettled(receivers.map((receiver) => receiver.stop()));
      up.clear();
    },
    connected: () => up.size,
  };
}

/**
 * The client calls its own `start` to connect again, and does not listen to what becomes of it. Where it is stopped
 * meanwhile that is a refusal without a reason, and would be one of those that nobody caught.
 */
function hearEveryStart({ client }: SocketModeReceiver, log: Log): void {
  const { start } = client;
  let isBegun = false;
  client.start = async () => {
    const again = isBegun;
    isBegun = true;
    try {
      return await start.call(client);
    } catch (error) {
      // Of the first start whoever asked for it is told.
      if (!again) throw error ?? new Error('stopped before it was connected');
      if (error !== undefined) log.warn({ err: error }, 'a connection could not be opened again');
      return { ok: false };
    }
  };
}
