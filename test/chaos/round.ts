import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../src/platform/database/db.js';
import { makeKey } from '../../src/platform/database/seal.js';
import { startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { atTheEnd } from '../bench/undo.js';
import { beginningOf, type DayName, historyScopes, manifest, neededScopes, workspace } from './bank.js';
import { busyMachine } from './busy.js';
import { chanceOf } from './chance.js';
import { type Found, look } from './check/index.js';
import type { Life } from './check/seen.js';
import { Crowd, type Habits } from './crowd.js';
import { openFleet, type Post } from './fleet.js';
import { embeddedGround, type Ground, serverGround } from './ground.js';
import { againRestored } from './restored.js';
import { ahead, onwards, type Pace, timeBy } from './time.js';
import { History } from './told.js';
import { type Measure, trouble } from './trouble.js';

export interface RoundOptions extends Measure {
  seed: number;
  /** A PostgreSQL server; null: the embedded database, and one process. */
  server: string | null;
  processes: number;
  mutant: string | null;
  /** Whether the bot may read back what it posted. */
  reads: boolean;
  /** On which it lives. */
  day: DayName;
  /** What people do. */
  habits: Habits;
  /** Requests in a hundred that meet a fault. */
  faulty: number;
  /** How long the end is waited for at most, without anything happening. */
  patienceMs: number;
  /** Whether a backup is made at the end, restored elsewhere, and looked through too. */
  restores: boolean;
  /** Keeps the history and the logs. */
  folder: string;
  say(words: string): void;
}

/** So many times as fast as real time the bank lives. */
const speed = 60;
/** Messages that may wait before people stop to write new ones. */
const manyWaiting = 120;

/** One life of the bank in trouble, and what the checker finds of it. */
export async function round(options: RoundOptions): Promise<Found> {
  const { seed, folder, say } = options;
  mkdirSync(folder, { recursive: true });
  const chance = (name: string) => chanceOf(seed, name);
  const key = makeKey();
  const beginning = beginningOf(options.day, Math.min(30, options.leastMs / 1_500));
  const ground = await (options.server
    ? serverGround(options.server, key, beginning)
    : embeddedGround(key, beginning));
  const remove = atTheEnd(() => ground.remove());
  const history = new History();
  // It begins when all are there.
  let pace: Pace = { from: beginning, since: Date.now(), times: 0 };
  const now = () => timeBy(pace);
  const sandbox = await startSandbox({
    manifest,
    workspace,
    clock: { now },
    eventRetryMs: [500, 2_000],
    ...(options.reads ? { scopes: [...neededScopes, ...historyScopes] } : {}),
  });
  const posts = await openFleet({
    size: ground.shared ? options.processes : 1,
    sandbox,
    ground,
    history,
    key,
    mutant: options.mutant,
    folder,
    paceMs: 500,
    pace: () => pace,
    chance,
  });
  const watchOver = busyMachine(history, () =>
    posts.map(({ owner, child }) => ({ owner, ...(child?.pid === undefined ? {} : { pid: child.pid }) })),
  );
  const crowd = new Crowd(sandbox, history, chance, options.habits);
  const rest = restWhereMuchWaits(crowd, ground, now);
  try {
    const goOn = (next: Pace) => {
      history.latest = Math.max(history.latest, now().getTime());
      pace = next;
      for (const post of posts) post.tell();
    };
    const step = (ms: number) => {
      history.wrongBy = Math.max(history.wrongBy, Math.abs(ms));
      goOn(ahead(onwards(pace, pace.times), ms));
    };
    for (const post of posts) post.start();
    await Promise.all(posts.map(({ ready }) => ready));
    goOn(onwards(pace, speed));
    crowd.begin(6);
    for (const { wire } of posts) wire.trouble = options.faulty;
    const kills = await trouble({ posts, ground, sandbox, crowd, history, chance, step }, options);
    say(`${kills} killed; calm now`);
    for (const { wire } of posts) wire.trouble = 0;
    await crowd.leave();
    await Promise.all(posts.map(({ ready }) => ready));
    await calm(ground, now, 8_000, options);
    // Time stands still now, so that it is certain what is due and what is not.
    goOn(onwards(pace, 0));
    const end = now();
    // A clock that was wrong may have written times that have not come: what is on its way comes to its end all the same.
    await calm(ground, now, 1_500, { ...options, allOnTheWay: true });
    rest();
    watchOver();
    await quitAll(posts);
    say(`met: ${[...history.done].map(([what, count]) => `${what} ${count}`).join(', ')}`);
    const lives = await ground.look(livesIn);
    writeFileSync(join(folder, 'history.json'), JSON.stringify({ options, history, end, lives }, null, 1));
    const seen = { sandbox, history, end, kills, lives, reads: options.reads };
    const found = await ground.look((db) => look({ ...seen, db }));
    if (options.restores) found.wrong.push(...(await againRestored(ground, folder, seen, found)));
    return found;
  } finally {
    rest();
    watchOver();
    await quitAll(posts);
    for (const post of posts) await post.close().catch(() => {});
    await sandbox.close();
    await remove();
  }
}

async function quitAll(posts: readonly Post[]): Promise<void> {
  await Promise.all(posts.map((post) => post.quit()));
}

const livesIn = ({ prisma }: Db) => prisma.$queryRaw<Life[]>`
  SELECT "id"::text, "state", "owner", "at" FROM chaos."OutboxLife" WHERE "state" IN ('sending', 'unknown') ORDER BY "n"`;

/** People stop for as long as many messages wait. @returns ends it */
function restWhereMuchWaits(crowd: Crowd, ground: Ground, now: () => Date): () => void {
  const timer = setInterval(async () => {
    crowd.resting = (await ground.waiting(now()).catch(() => 0)) > manyWaiting;
  }, 1_000);
  return () => clearInterval(timer);
}

/**
 * Waits until nothing is left that was due so long ago (of the bank's time, by its running clock) or longer; gives up
 * where nothing becomes less for as long as patience lasts.
 */
async function calm(
  ground: Ground,
  now: () => Date,
  agoMs: number,
  {
    patienceMs,
    say,
    allOnTheWay = false,
  }: Pick<RoundOptions, 'patienceMs' | 'say'> & { allOnTheWay?: boolean },
): Promise<void> {
  if (!ground.shared) return void (await sleep(25_000));
  // Everything that was due when the calm began; what comes later is no business of this.
  const by = new Date(now().getTime());
  await sleep(Math.min(agoMs, patienceMs));
  await ground.look(async (db) => {
    let least = Number.POSITIVE_INFINITY;
    let until = 0;
    for (;;) {
      await ground.endLeases(null, 20_000);
      const count = await left(db, by, allOnTheWay);
      if (count === 0) return;
      if (count < least) {
        least = count;
        until = Date.now() + patienceMs;
      }
      if (Date.now() > until) {
        say(`not calm: ${count} are left`);
        return;
      }
      await sleep(400);
    }
  });
}

async function left({ prisma }: Db, by: Date, allOnTheWay: boolean): Promise<number> {
  const [row] = await prisma.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(*) FROM "Outbox" WHERE ("state" = 'planned' AND "notBefore" <= ${by})
        OR (("createdAt" <= ${by} OR ${allOnTheWay}::boolean) AND ("state" IN ('claimed', 'sending') OR ("state" = 'unknown' AND "settledAt" IS NULL))))::int
      + (SELECT count(*) FROM "Occurrence" WHERE "state" = 'planned' AND "dueAt" <= ${by} AND ("heldTo" IS NULL OR "heldTo" <= ${by}))::int AS "count"`;
  return row?.count ?? 0;
}
