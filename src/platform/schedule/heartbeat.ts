import { schedule } from 'node-cron';
import type { Beating, BeatJob } from './beat.js';
import { type Scheduling, settleDue } from './due.js';
import { type Limiting, takeSteps } from './limits.js';
import { type Planning, planAll } from './plan.js';
import { createPutOffs, type PutOff, SomeUndone } from './put-off.js';

export interface Heartbeat {
  /**
   * One beat: plan, carry out what is due, take the steps of limits, and run the modules' jobs. Never two at once.
   * What cannot be carried out is put off by itself and logged.
   * @throws where a part of it failed as a whole, for example because the database is away, after the rest was done.
   */
  beat(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
  /** When a beat last had any success, in milliseconds by the real clock; 0 before the first. */
  lastBeat(): number;
}

/** Milliseconds that a stage of the beat may take before the next has its turn. */
const turnMs = 2_000;

/** What a heartbeat needs; `after` is called whenever each stage has had a turn. */
export type HeartbeatParts = Scheduling &
  Planning &
  Limiting &
  Beating & { beats: readonly BeatJob[]; after(): void };

/**
 * A stage of the beat. @param until the time (`performance.now()`) at which it ends. @returns whether it has more to
 * do
 */
type Stage = (until: number) => Promise<boolean>;

/** A job as a stage. It runs as often as it asks; until it has succeeded, at every beat. */
function stageOf(job: BeatJob, parts: Beating, putOff: PutOff): Stage {
  const { every = 0 } = job;
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = parts.clock.now().getTime();
    // Runs too where the clock was set back.
    if (now >= last && now - last < every) return false;
    const more = await job.run(parts, putOff);
    if (!more) last = now;
    return more;
  };
}

/**
 * node-cron only triggers the beats. What is due is in the database, so nothing is lost by a missed beat or a process
 * that died.
 */
export function createHeartbeat(parts: HeartbeatParts): Heartbeat {
  let beating: Promise<void> | null = null;
  let last = 0;
  let stopped = false;
  let task: ReturnType<typeof schedule> | null = null;

  const putOffs = createPutOffs(parts);

  /** In this order. */
  const stages: Stage[] = [
    (until) => planAll(parts, until, putOffs.now),
    (until) => settleDue(parts, until, putOffs.now),
    (until) => takeSteps(parts, until, putOffs.now),
    ...parts.beats.map((job) => stageOf(job, parts, putOffs.now)),
  ];

  /** Carries out a stage and puts off what failed in it. @returns whether it has more to do */
  async function turn(stage: Stage): Promise<boolean> {
    try {
      return await stage(performance.now() + turnMs);
    } catch (error) {
      if (!(error instanceof SomeUndone)) throw error;
      await putOffs.add(error.errors);
      return error.more;
    }
  }

  async function once(): Promise<void> {
    const began = parts.clock.now();
    const errors = new Set<unknown>();
    // Where there is very much to do, the stages take turns until nothing is left, and messages are sent meanwhile.
    for (let more = true; more && errors.size === 0 && !stopped; parts.after()) {
      more = false;
      for (const stage of stages)
        try {
          if (await turn(stage)) more = true;
        } catch (error) {
          // The other stages do not depend on the one that failed.
          errors.add(error);
        }
      last = errors.size < stages.length ? Date.now() : last;
    }
    if (errors.size === 0 && !stopped)
      await putOffs.allTried(began).catch((error: unknown) => errors.add(error));
    const [first] = errors;
    if (errors.size > 0) throw errors.size === 1 ? first : new AggregateError(errors, 'a beat failed');
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
      stopped = true;
      await task?.stop();
      await beating?.catch(() => {});
    },
    lastBeat: () => last,
  };
  return heartbeat;
}
