import { setTimeout as sleep } from 'node:timers/promises';
import { deliverDue } from './deliver.js';
import type { Delivering } from './delivering.js';

/** Sends whatever waits in the outbox. Looks every second, and at once after `kick`. */
export interface Pump {
  kick(): void;
  /** Resolves when nothing that is due now is left. */
  drain(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

const lookEvery = 1_000;

/** Milliseconds that the next messages wait while many people wait for an answer, who come first. */
const courtesyMs = 250;

/** @param busy whether many people wait for an answer now. */
export function createPump(deps: Delivering, busy: () => boolean = () => false): Pump {
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function run(): Promise<void> {
    do {
      wanted = false;
      await deliverDue(deps, async () => {
        if (busy()) await sleep(courtesyMs);
        return !stopped;
      });
    } while (wanted && !stopped);
  }

  const pump: Pump = {
    kick() {
      wanted = true;
      if (stopped) return;
      running ??= run()
        .catch((error: unknown) => deps.log.error({ err: error }, 'sending failed'))
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
