import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../log.js';
import { boltLogger } from './logger.js';

export interface SocketReceiver extends Receiver {
  /** The number of connections that are up now. */
  connected(): number;
}

/**
 * Slack by Socket Mode, over two connections: Slack refreshes each now and then, which takes some ten seconds, and
 * the other receives requests meanwhile. Both reconnect for ever, with growing pauses.
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
    catchFailedReconnects(receiver, log);
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
      // The bot can work without the second.
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
 * The client calls its own `start` to reconnect and does not handle its rejection. Where it is stopped meanwhile it
 * rejects with undefined, which would be an unhandled rejection; so `start` is wrapped.
 */
function catchFailedReconnects({ client }: SocketModeReceiver, log: Log): void {
  const { start } = client;
  let isBegun = false;
  client.start = async () => {
    const again = isBegun;
    isBegun = true;
    try {
      return await start.call(client);
    } catch (error) {
      // The first start was called by us, so its error is passed on.
      if (!again) throw error ?? new Error('stopped before it was connected');
      if (error !== undefined) log.warn({ err: error }, 'a connection could not be opened again');
      return { ok: false };
    }
  };
}
