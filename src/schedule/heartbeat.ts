import { schedule } from 'node-cron';
import { spreadOn } from '../database/spread.js';
import type { Log } from '../log.js';
import { wakeClocks } from './clocks.js';
import { type Scheduling, settleDue } from './due.js';
import { planAll } from './plan.js';

export interface Heartbeat {
  /** One beat: plan, carry out what is due, take the rungs of ladders. Never two at once. */
  beat(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
  /** When the last beat ended well, by the real clock; 0 before the first. */
  lastBeat(): number;
}

/**
 * node-cron keeps the rhythm and nothing else: what is due stands in the database, so that a beat that never came, or
 * a process that died, loses nothing.
 */
export function createHeartbeat(parts: Scheduling & { log: Log; after(): void }): Heartbeat {
  let beating: Promise<void> | null = null;
  let last = 0;
  let task: ReturnType<typeof schedule> | null = null;

  async function once(): Promise<void> {
    await planAll(parts.db, parts.clock.now());
    await settleDue(parts);
    await wakeClocks(parts);
    while (await spreadOn(parts.db, parts.clock.now()));
    last = Date.now();
    parts.after();
  }

  const heartbeat: Heartbeat = {
    beat() {
      beating ??= once().finally(() => {
        beating = null;
      });
      return beating;
    },
    start() {
      task = schedule(
        '*/5 * * * * *',
        () => {
          heartbeat.beat().catch((error: unknown) => parts.log.error({ err: error }, 'a beat failed'));
        },
        { name: 'heartbeat', noOverlap: true },
      );
    },
    async stop() {
      await task?.stop();
      await beating?.catch(() => {});
    },
    lastBeat: () => last,
  };
  return heartbeat;
}
