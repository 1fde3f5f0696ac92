import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.js';
import type { Chance } from './chance.js';
import type { Crowd } from './crowd.js';
import type { Post } from './fleet.js';
import type { Ground } from './ground.js';
import type { Disturbance, History } from './told.js';
import type { Point } from './trap.js';

/** What happens to one process, and how often beside the others. */
const toOne = {
  kill: 16,
  'kill at the start': 5,
  'kill claiming': 5,
  'kill claimed': 8,
  'kill sending': 12,
  'kill posted': 14,
  'kill recording': 12,
  'kill saving': 5,
  'kill saved': 8,
  'kill acknowledged': 8,
  stop: 5,
  'stop marking': 6,
  'lost way to Slack': 4,
  'half-open socket': 2,
  'slow sockets': 4,
  'slow database': 4,
  'half-open database': 2,
  'cut from the database': 4,
  'wrong clock': 3,
} as const;

/** What happens to all of them at once. */
const toAll = {
  'database restart': 8,
  'database away': 5,
  'database away for a minute': 1,
  refresh: 5,
  disconnect: 4,
  'half-open sockets': 1,
  'too many events': 3,
  'time steps forward': 4,
  'time steps back': 4,
  'full disk': 6,
} as const;

type ToOne = keyof typeof toOne;
type ToAll = keyof typeof toAll;
export type Trouble = ToOne | ToAll;

/** Every trouble there is. */
export const troubles = [...Object.keys(toOne), ...Object.keys(toAll)] as Trouble[];

export interface Troubled {
  posts: readonly Post[];
  ground: Ground;
  sandbox: Sandbox;
  crowd: Crowd;
  history: History;
  chance(name: string): Chance;
  /** The bank's time goes on from so much later (milliseconds). */
  step(ms: number): void;
}

/** What is to happen. */
export interface Measure {
  kills: number;
  /** Trouble lasts at least so long. */
  leastMs: number;
  /** These first. */
  first: readonly Trouble[];
  /** Nothing but those, again and again, until this was seen; or for so long that it never will be. */
  only: ((history: History) => boolean) | null;
}

/** How long a trap waits for a message to come by, before the process is killed where it is. */
const patienceMs = 2_500;
const minute = 60_000;
/** Milliseconds for which something to be seen is waited for. */
const longestMs = 90_000;

/** After so many kills there is peace for so long: people are answered again, and there is again something to lose. */
const killsAtOnce = 30;
const peaceMs = 8_000;

const isKill = (one: Trouble) => one.startsWith('kill');

/** The point that a process is killed at. */
const pointOf: Partial<Record<ToOne, Point>> = {
  'kill claiming': 'claiming',
  'kill claimed': 'claimed',
  'kill sending': 'sending',
  'kill posted': 'posted',
  'kill recording': 'recording',
  'kill saving': 'saving',
  'kill saved': 'saved',
};

/**
 * One bad thing after another, to each process and to all, until so many were killed and so much time has passed.
 * @returns how many were killed
 */
export async function trouble(parts: Troubled, measure: Measure): Promise<number> {
  const { posts, ground, history } = parts;
  const until = Date.now() + measure.leastMs;
  const coming = measure.first.filter((one) => possible(one, ground));
  let killed = 0;
  let peace: Promise<unknown> = Promise.resolve();
  let broken = false;
  const isOver = () => {
    if (broken || Date.now() < until) return broken;
    if (measure.only) return measure.only(history) || Date.now() > until + longestMs;
    return coming.length === 0 && killed >= measure.kills;
  };
  /** What comes first and is of this sort; else what chance gives. */
  const next = <T extends Trouble>(chance: Chance, weights: Record<T, number>): T | null => {
    const index = coming.findIndex((one) => one in weights);
    if (index >= 0) return coming.splice(index, 1)[0] as T;
    if (measure.only) {
      const again = measure.first.filter((one): one is T => one in weights);
      return again.length > 0 ? chance.oneOf(again) : null;
    }
    const all = (Object.entries(weights) as [T, number][]).filter(
      ([one]) =>
        possible(one, ground) &&
        (!isKill(one) || killed < measure.kills) &&
        (one !== 'database away for a minute' || measure.leastMs >= minute),
    );
    return chance.weighed(all.map(([one, weight]) => [weight, one] as const));
  };
  const countKill = () => {
    if (++killed % killsAtOnce > 0) return;
    // Those that go down now are begun anew first.
    const back = sleep(patienceMs + 1_000).then(() => Promise.all(posts.map(({ ready }) => ready)));
    peace = back.then(() => sleep(peaceMs));
  };
  const lane = async (name: string, restMs: [number, number], turn: (chance: Chance) => Promise<unknown>) => {
    const chance = parts.chance(`trouble ${name}`);
    try {
      while (!isOver()) {
        await sleep(chance.between(...restMs));
        await peace;
        if (!isOver()) await turn(chance);
      }
    } catch (error) {
      // The others end too: what comes of it is no finding.
      broken = true;
      throw error;
    }
  };
  const lanes = posts.map((post) =>
    lane(post.name, [200, 1_100], async (chance) => {
      const one = next(chance, toOne);
      if (one === null) return;
      // What is still beginning has little to lose.
      if (one !== 'kill at the start') await post.ready;
      history.count(one);
      if (isKill(one)) countKill();
      await happen(parts, post, one, chance);
    }),
  );
  lanes.push(
    lane('all', [1_500, 5_000], async (chance) => {
      const one = next(chance, toAll);
      if (one === null) return;
      history.count(one);
      await happenToAll(parts, one, chance);
    }),
  );
  const ended = await Promise.allSettled(lanes);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return killed;
}

/** Nothing can be done to the embedded database beside the process that has it to itself. */
function possible(one: Trouble, { shared, fill }: Ground): boolean {
  if (one === 'full disk') return fill !== null;
  return shared || !/database|claiming|claimed|marking|recording|saving|saved/.test(one);
}

async function happen(parts: Troubled, post: Post, one: ToOne, chance: Chance): Promise<void> {
  const { crowd, history } = parts;
  const during = async (what: Disturbance['what'], doing: () => Promise<unknown>, afterMs = 500) => {
    const over = history.disturb(what, post.owner);
    await doing();
    over(afterMs);
  };
  const point = pointOf[one];
  if (point) return post.killAt(point, patienceMs);
  switch (one) {
    case 'kill acknowledged':
      await Promise.race([new Promise<void>((resolve) => crowd.atNextAck(resolve)), sleep(patienceMs)]);
      return post.kill();
    case 'stop':
      return post.stopFor(chance.between(1_500, 3_500));
    case 'stop marking':
      return post.stopAtMark(chance.between(2_000, 3_500), patienceMs);
    case 'lost way to Slack':
      return during('unreachable', () => post.wire.unreachable(chance.between(500, 2_500)));
    case 'half-open socket':
      // Some thirty seconds of silence pass before either side gives it up.
      return during('half-open', () => post.sockets.hold(chance.between(1_000, 4_000)), 45_000);
    case 'slow sockets':
      // Each at a pace of its own, so that what was sent later may come earlier.
      return during('jumbled', () => post.sockets.slow(6_000, () => chance.between(0, 900)), 3_000);
    case 'slow database':
      return during('slow', async () =>
        post.database?.slow(chance.between(2_000, 6_000), () => chance.between(30, 400)),
      );
    case 'half-open database':
      // Statements that had begun are given up after some fifteen seconds.
      return during('held', async () => post.database?.hold(chance.between(1_000, 6_000)), 16_000);
    case 'cut from the database':
      return during('cut', async () => post.database?.cut(), 2_500);
    case 'wrong clock':
      return during('clock', async () => {
        const ahead = chance.between(-8, 8) * minute;
        history.wrongBy = Math.max(history.wrongBy, Math.abs(ahead));
        post.setAhead(ahead);
        await sleep(chance.between(2_000, 6_000));
        history.latest = Math.max(history.latest, post.now().getTime());
        post.setAhead(0);
      });
    default:
      // 'kill', and 'kill at the start': wherever it is.
      return post.kill();
  }
}

async function happenToAll(parts: Troubled, one: ToAll, chance: Chance): Promise<void> {
  const { sandbox, posts, ground, history, step } = parts;
  const during = async (what: Disturbance['what'], doing: () => unknown, afterMs: number) => {
    const over = history.disturb(what);
    await doing();
    over(afterMs);
  };
  /** The server refuses, or cannot even be reached. */
  const away = (ms: number) =>
    chance.percent(50) ? ground.cut(ms) : Promise.all(posts.map(({ database }) => database?.away(ms)));
  switch (one) {
    case 'database restart':
      return during('cut', () => ground.cut(0), 2_500);
    case 'database away':
      return during('away', () => away(chance.between(1_000, 5_000)), 2_500);
    case 'database away for a minute':
      return during('away', () => away(minute), 2_500);
    case 'refresh':
      return during('refresh', () => sandbox.socket.refresh(), 1_000);
    case 'disconnect':
      return during('disconnect', () => sandbox.socket.disconnect(), 4_000);
    case 'half-open sockets':
      return during('half-open', () => sandbox.socket.halfOpen(), 45_000);
    case 'too many events':
      return during('limited', () => sandbox.socket.appRateLimited(), 500);
    case 'full disk':
      return during('full', () => ground.fill?.(chance.between(2_000, 6_000)), 3_000);
    case 'time steps forward':
      return during('clock', () => step(chance.between(1, 12) * minute), 500);
    case 'time steps back':
      return during('clock', () => step(-chance.between(1, 12) * minute), 500);
  }
}
