import { schedule } from 'node-cron';
import type { Beating, BeatJob } from './beat.js';
import { type Scheduling, settleDue } from './due.js';
import { type Limiting, takeSteps } from './limits.js';
import { type Planning, planAll } from './plan.js';
import { createPutOffs, type PutOff, SomeUndone } from './put-off.js';

export interface Heartbeat {
  /**
   * One beat: plan, carry out what is due, take the steps of limits, and what the modules do besides. Never two at once.
   * What cannot be carried out is put off, alone, and told in the log.
   * @throws where a part of it failed as a whole, such as with the database away, after the rest was done.
   */
  beat(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
  /** When it last beat with any success, by the real clock; 0 before the first. */
  lastBeat(): number;
}

/** Milliseconds of one turn of a part of the beat. */
const turnMs = 2_000;

/** What a heartbeat works with; `after` is called whenever each part has had a turn. */
export type HeartbeatParts = Scheduling &
  Planning &
  Limiting &
  Beating & { beats: readonly BeatJob[]; after(): void };

/** A part of the beat. @returns whether it has more to do */
type Stage = (until: number) => Promise<boolean>;

/** A job that is done with every beat, or as often as it wants to be: until it succeeds, with every beat. */
function stageOf(job: BeatJob, parts: Beating, putOff: PutOff): Stage {
  const { every = 0 } = job;
  let last = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = parts.clock.now().getTime();
    // Where the clock was set back, it is not waited for.
    if (now >= last && now - last < every) return false;
    const more = await job.run(parts, putOff);
    if (!more) last = now;
    return more;
  };
}

/**
 * node-cron keeps the rhythm and nothing else: what is due stands in the database, so that a beat that never came, or
 * a process that died, loses nothing.
 */
export function createHeartbeat(parts: HeartbeatParts): Heartbeat {
  let beating: Promise<void> | null = null;
  let last = 0;
  let stopped = false;
  let task: ReturnType<typeof schedule> | null = null;

  const putOffs = createPutOffs(parts);

  /** One after the other; each says whether it has more to do. */
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
    // Where there is very much to do, each has its turn again and again, and what is to be said goes out meanwhile.
    for (let more = true; more && errors.size === 0 && !stopped; parts.after()) {
      more = false;
      for (const stage of stages)
        try {
          if (await turn(stage)) more = true;
        } catch (error) {
          // What failed is not what the others wait for.
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
