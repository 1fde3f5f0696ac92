import { deepStrictEqual } from 'node:assert';
import { figuresOf } from '../../../src/database/reports.js';
import { sharesOf } from '../../../src/domain/reports/tally.js';
import { weekly } from '../../../src/domain/reports/weekly.js';
import { weekByHand } from '../digest/by-hand.js';
import { fillTwoYears } from '../digest/years.js';
import { type Bench, quantile, short } from '../figure.js';

const rounds = 30;
const timesARound = 5;
const dayMs = 24 * 60 * 60_000;

/** The figures of one branch's week among two years of fifty branches, beside the same by hand-written SQL; by turns. */
export const digest: Bench = {
  figures: ['digest.branch_week_vs_sql'],
  async run(ground) {
    const home = await ground.copy();
    return home.look(async ({ ask, prisma }) => {
      const now = new Date();
      const [branch = ''] = await fillTwoYears(ask, now);
      const [start, middle, end] = [14, 7, 0].map((days) => new Date(now.getTime() - days * dayMs));
      if (!start || !middle || !end) throw new Error('three moments make two weeks');
      const measures = [...weekly.measures, ...weekly.tallies.flatMap(sharesOf)];
      const byLobby = () =>
        figuresOf({ prisma }, branch, measures, { from: middle, to: end }, { from: start, to: middle }, now);
      const byHand = () => weekByHand(ask, branch, { start, middle, end });
      deepStrictEqual(await byLobby(), await byHand());

      const lobby: number[] = [];
      const hand: number[] = [];
      for (let round = 0; round < rounds; round++) {
        lobby.push(await timed(byLobby));
        hand.push(await timed(byHand));
      }
      return [
        {
          name: 'digest.branch_week_vs_sql',
          value: quantile(lobby.map((ms, round) => ms / (hand[round] ?? Number.NaN))),
          unit: 'ratio',
          bar: 2,
          direction: 'less',
          database: ground.name,
          beside: `${short(quantile(lobby))} against ${short(quantile(hand))} ms`,
        },
      ];
    });
  },
};

/** Milliseconds that it takes, the mean of a few times. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let time = 0; time < timesARound; time++) await work();
  return (performance.now() - began) / timesARound;
}
