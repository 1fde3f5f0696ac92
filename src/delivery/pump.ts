import { deliverDue } from './deliver.js';
import type { Delivering } from './delivering.js';

/** Sends what waits, for as long as something does; looks again now and then, and at once when it is told to. */
export interface Pump {
  kick(): void;
  /** Resolves when nothing that is due now is left. */
  drain(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const lookEvery = 1_000;

export function createPump(parts: Delivering): Pump {
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function run(): Promise<void> {
    do {
      wanted = false;
      while (!stopped && (await deliverDue(parts)) > 0);
    } while (wanted && !stopped);
  }

  const pump: Pump = {
    kick() {
      wanted = true;
      if (stopped) return;
      running ??= run()
        .catch((error: unknown) => parts.log.error({ err: error }, 'sending failed'))
        .finally(() => {
          running = null;
        });
    },
    async drain() {
      do {
        pump.kick();
        await running;
      } while (wanted && !stopped);
    },
    start() {
      timer = setInterval(() => pump.kick(), lookEvery);
    },
    async stop() {
      if (timer) clearInterval(timer);
      stopped = true;
      await running;
    },
  };
  return pump;
}
