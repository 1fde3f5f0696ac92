import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Draw } from '../properties/draw.js';
import { Attacker } from './attack.js';
import { type HostileBank, openHostileBank } from './bank.js';
import { openFiles } from './files.js';
import { nameOf, opened } from './payload.js';
import { branches, staff } from './people.js';
import { secretsOf, wordsOf } from './shown.js';
import type { Loot } from './tamper.js';
import { noteWrites } from './touched.js';
import { tour } from './tour.js';
import { Watch } from './watch.js';

/** `HOSTILE_REQUESTS=20000` for the whole of it; `HOSTILE_SEED` repeats a run. */
const requests = Number(process.env.HOSTILE_REQUESTS ?? 400);
const given = process.env.HOSTILE_SEED;
const seed = Number(given ?? Date.now() % 2 ** 31);
/** Seeds that once found something. They are tried again, so many requests each. */
const failedOnce: readonly number[] = [32718808, 33178827, 33441487];
const again = 60;

const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);

let bank: HostileBank;
let watch: Watch;
let loot: Loot;

beforeAll(async () => {
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  bank = await openHostileBank();
  const payloads = (await tour(bank)).map(opened);
  const { prisma } = bank.db;
  const ids = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM (
      SELECT "id", "createdAt" AS "at" FROM "Record" UNION ALL SELECT "id", "opensAt" FROM "Run"
      UNION ALL SELECT "id", NULL FROM "Item" WHERE "position" < 3 UNION ALL SELECT "id", "at" FROM "Draft"
      UNION ALL SELECT "id", NULL FROM "Person" UNION ALL SELECT "id", "createdAt" FROM "Branch"
      UNION ALL SELECT "id", "at" FROM "Request" UNION ALL SELECT "id", "askedAt" FROM "Absence"
    ) every ORDER BY "at", "id"`;
  loot = { payloads, ids: ids.map(({ id }) => id) };
  await noteWrites(bank.db);
  watch = new Watch(bank);
  await watch.begin();
  await watch.restore();
}, 180_000);
afterAll(async () => {
  await bank.close();
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
});

/** @throws where something was wrong with what came of a request. */
function mustBeRight(attacker: Attacker, found: readonly string[], how: string): void {
  const wrong = [
    ...found,
    ...uncaught.splice(0).map((one) => `nobody caught ${(one as Error).stack ?? String(one)}`),
  ];
  if (wrong.length === 0) return;
  throw new Error(`${how}\n${wrong.slice(0, 12).join('\n')}\n\n${attacker.deeds.slice(-8).join('\n')}`);
}

async function attacked(draw: Draw, times: number, by: number): Promise<void> {
  const attacker = new Attacker(bank, watch, loot, draw, `h${by}`);
  const how = `again with HOSTILE_SEED=${by} HOSTILE_REQUESTS=${times}`;
  const check = (found: readonly string[], at: number) =>
    mustBeRight(attacker, found, `${how}: request ${at}`);
  const { figures } = attacker;
  let [waited, looked] = [0, 0];
  while (figures.sent < times) {
    check(await attacker.step(), figures.sent);
    if (figures.sent >= waited + 200) {
      waited = figures.sent;
      check(await attacker.wait(), waited);
    }
    if (figures.sent < looked + 1000 && figures.sent < times) continue;
    looked = figures.sent;
    await watch.restore();
    check(await watch.kept(), looked);
  }
  const { byKind, byStatus, slowest } = figures;
  const counted = (all: Map<unknown, number>) => [...all].map(([one, count]) => `${one} ${count}`).join(', ');
  console.log(
    `seed ${by}, ${figures.sent} requests: ${counted(byKind)}; answers: ${counted(byStatus)}; the slowest ${Math.round(slowest.ms)} ms (${slowest.name})`,
  );
}

async function drawn(by: number, doing: (draw: Draw) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(fc.gen(), (gen) => doing((of) => gen(of)));
  const { errorInstance } = await fc.check(property, { seed: by, numRuns: 1, endOnFailure: true });
  if (errorInstance) throw errorInstance;
}

const run = (by: number, times: number) => drawn(by, (draw) => attacked(draw, times, by));

/** Who may do least: a reader, two of the branch who lead nothing, one of another branch, one of none. */
const others = [staff.audit, staff.rui, staff.tom, staff.joe, staff.zed];

/** Every kind of thing that was done in the tour, by each of those in turn. */
async function posed(draw: Draw): Promise<void> {
  const attacker = new Attacker(bank, watch, loot, draw, 'p');
  const kinds = new Map(loot.payloads.map((payload) => [nameOf(payload), payload]));
  expect(kinds.size).toBeGreaterThan(80);
  for (const payload of kinds.values())
    for (const who of others)
      mustBeRight(attacker, await attacker.posing(payload, who), `${nameOf(payload)} by ${who}`);
  await watch.restore();
  mustBeRight(attacker, await watch.kept(), 'after all of them');
}

describe('whatever is sent to the bot', () => {
  it('lets nobody do what is another’s to do', async () => {
    await drawn(seed, posed);
  }, 300_000);

  it(
    `does no harm (${requests} requests, seed ${seed})`,
    () => run(seed, requests),
    120_000 + requests * 200,
  );

  it.runIf(given === undefined).each(failedOnce)(
    `does not again what it once did (${again} requests, seed %i)`,
    (one) => run(one, again),
    60_000,
  );

  it('leaves a bot that works', async () => {
    expect((await fetch(`${bank.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${bank.url}/readyz`)).status).toBe(200);
    const before = await bank.db.prisma.record.count();
    const outcome = await bank.sandbox
      .as(staff.amy)
      .command('/lobby incident still here', branches.river.channel);
    expect(outcome).toMatchObject({ ok: true });
    expect(await bank.db.prisma.record.count()).toBe(before + 1);
  });

  it('hands nothing out that a spreadsheet would run, or that is of another branch', async () => {
    await bank.sandbox.as(staff.hua).command('/lobby incident =1+1 by the end', branches.river.channel);
    await bank.sandbox.as(staff.hua).command('/lobby export', branches.river.channel);
    const { wrong, text, rows } = await openFiles(bank, staff.hua);
    expect(wrong).toEqual([]);
    expect(rows).toBeGreaterThan(20);
    expect(wordsOf(text)).toEqual(['river']);
    expect(secretsOf(text)).toEqual([]);
  });
});
