import { schedule } from 'node-cron';
import type { Log } from '../log.js';
import { wakeClocks } from './clocks.js';
import { type Scheduling, settleDue } from './due.js';
import { planAll } from './plan.js';

/** How often what is to come is planned anew. */
const planEvery = 10 * 60_000;

export interface Heartbeat {
  /** One beat: plan, carry out what is due, take the rungs of ladders. Never two at once. */
  beat(): Promise<void>;
  /** What is to come is planned at the next beat: hours or schedules have changed. */
  replan(): void;
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
  let plannedAt = Number.NEGATIVE_INFINITY;
  let last = 0;
  let task: ReturnType<typeof schedule> | null = null;

  async function once(): Promise<void> {
    const now = parts.clock.now().getTime();
    if (Math.abs(now - plannedAt) >= planEvery) {
      await planAll(parts.db, new Date(now));
      plannedAt = now;
    }
    await settleDue(parts);
    await wakeClocks(parts);
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
    replan() {
      plannedAt = Number.NEGATIVE_INFINITY;
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
