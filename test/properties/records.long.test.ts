import fc from 'fast-check';
import { describe, it } from 'vitest';
import { openBank } from './bank.js';
import { Canaries } from './canary.js';
import {
  leaks,
  trouble,
  wrongCards,
  wrongClocks,
  wrongLives,
  wrongLooks,
  wrongNumbers,
  wrongTrail,
} from './checks.js';
import { Crowd } from './crowd.js';
import type { Draw } from './draw.js';
import { keepHistory } from './history.js';
import { isOurs } from './sentences.js';

const steps = Number(process.env.LOBBY_STEPS ?? 1200);
const seed = Number(process.env.LOBBY_SEED ?? Date.now() % 2 ** 31);
/** All is looked at after so many steps, and at the end. */
const stretch = 500;

async function pressed(draw: Draw): Promise<void> {
  const bot = await openBank();
  const canaries = new Canaries();
  const crowd = new Crowd(bot, canaries, draw);
  let told = 0;
  const wrong = async () => [
    ...crowd.wrong,
    ...trouble(bot, told),
    ...[...crowd.faults].filter((one) => !isOurs(one)).map((one) => `no sentence of ours: ${one}`),
    ...(await wrongLives(bot)),
    ...(await wrongCards(bot)),
    ...(await wrongClocks(bot)),
    ...(await wrongLooks(bot)),
    ...(await wrongNumbers(bot)),
    ...(await wrongTrail(bot)),
    ...(await leaks(bot, canaries, told)),
  ];
  try {
    await keepHistory(bot.db);
    for (let step = 1; step <= steps; step++) {
      await crowd.step();
      if (step % stretch > 0 && step < steps) continue;
      await bot.sandbox.settle();
      const all = await wrong();
      if (all.length > 0) throw new Error(`after ${step} steps\n${all.slice(0, 30).join('\n')}`);
      told = bot.sandbox.ledger.length;
    }
  } catch (error) {
    const last = crowd.deeds.slice(-40).join('\n');
    const again = `again with LOBBY_SEED=${seed} LOBBY_STEPS=${steps}`;
    throw new Error(`${again}: ${(error as Error).message}\n\n${last}`, { cause: error });
  } finally {
    await bot.close();
  }
}

describe('whatever people press', () => {
  it(
    `records only move as they may, and every move can be told again (${steps} steps)`,
    async () => {
      const property = fc.asyncProperty(fc.gen(), (gen) => pressed((of) => gen(of)));
      const { errorInstance } = await fc.check(property, { seed, numRuns: 1, endOnFailure: true });
      if (errorInstance) throw errorInstance;
    },
    60_000 + steps * 200,
  );
});
