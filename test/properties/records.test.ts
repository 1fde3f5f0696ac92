import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../src/messages/words/index.js';
import { openBank } from './bank.js';
import { Canaries } from './canary.js';
import { leaks, trouble, wrongCards, wrongClocks, wrongLives, wrongNumbers, wrongTrail } from './checks.js';
import { Crowd } from './crowd.js';
import type { Draw } from './draw.js';
import { keepHistory } from './history.js';

const steps = Number(process.env.LOBBY_STEPS ?? 2000);
const seed = Number(process.env.LOBBY_SEED ?? Date.now() % 2 ** 31);
/** All is looked at after so many steps, and at the end. */
const stretch = 500;

/** Whatever may stand under an input that was refused. */
const sentences = new Set(
  Object.values(catalogues).flatMap(({ refusals, faults, errors }) => [
    ...Object.values(refusals),
    ...Object.values(faults),
    errors.slow_form,
  ]),
);

async function pressed(draw: Draw): Promise<void> {
  const bot = await openBank();
  const canaries = new Canaries();
  const crowd = new Crowd(bot, canaries, draw);
  let told = 0;
  try {
    await keepHistory(bot.db);
    for (let step = 1; step <= steps; step++) {
      await crowd.step();
      if (step % stretch > 0 && step < steps) continue;
      await bot.sandbox.settle();
      expect([...crowd.wrong, ...trouble(bot, told)], 'trouble').toEqual([]);
      expect(
        [...crowd.faults].filter((one) => !sentences.has(one)),
        'sentences',
      ).toEqual([]);
      expect(await wrongLives(bot), 'timelines').toEqual([]);
      expect(await wrongCards(bot), 'cards').toEqual([]);
      expect(await wrongClocks(bot), 'limits').toEqual([]);
      expect(await wrongNumbers(bot), 'numbers').toEqual([]);
      expect(await wrongTrail(bot), 'audit trail').toEqual([]);
      expect(await leaks(bot, canaries, told), 'leaks').toEqual([]);
      told = bot.sandbox.ledger.length;
    }
  } catch (error) {
    const last = crowd.deeds.slice(-40).join('\n');
    throw new Error(`LOBBY_SEED=${seed} LOBBY_STEPS=${steps}: ${(error as Error).message}\n${last}`, {
      cause: error,
    });
  } finally {
    await bot.close();
  }
}

describe('whatever people press', () => {
  it(
    `records only move as they may, and every move can be told again (${steps} steps)`,
    async () => {
      const gen = fc.gen();
      await fc.assert(
        fc.asyncProperty(gen, (g) => pressed((of) => g(of))),
        { seed, numRuns: 1, endOnFailure: true, verbose: 0 },
      );
    },
    60_000 + steps * 200,
  );
});
