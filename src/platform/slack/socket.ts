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
