import { deepStrictEqual } from 'node:assert';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { weekly } from '../../../src/reports/definitions/weekly.js';
import { countedBy } from '../../../src/reports/rules/report.js';
import type { Figures } from '../../../src/reports/rules/report-figures.js';
import { figuresAmong } from '../../../src/reports/store/figures/figures.js';
import { passByHand } from '../digest/by-hand.js';
import { byTurns, weeksUpTo } from '../digest/turns.js';
import { fillAtOnce, fillBranches, fillTime } from '../digest/years.js';
import { type Bench, quantile, short } from '../figure.js';

const branchCount = 2_000;
const batchSize = 200;

/** The week's figures of two thousand branches, batch after batch, beside one hand-written pass over the rows of all. */
export const digestOfAll: Bench = {
  figures: ['digest.all_branches_vs_pass'],
  async run(ground) {
    const home = await ground.copy();
    return home.look(async ({ ask, prisma }) => {
      const now = new Date();
      const branches = await fillBranches(ask, branchCount);
      await fillAtOnce(ask, async () => {
        // Lists of every day of two years would be three million: those of the last weeks do.
        const old = { records: 950_000, days: [730, 35], lists: [40, 35], stays: 0 } as const;
        await fillTime(ask, { branches, ...old, now });
        await fillTime(ask, { branches, records: 50_000, days: [35, 0], now, stays: 0.02 });
      });
      const { middle: from, end: until } = weeksUpTo(now);
      const measures = countedBy(weekly);
      async function* byBatch(): AsyncGenerator<Map<string, Figures[]>> {
        for (let at = 0; at < branches.length; at += batchSize) {
          const places = branches
            .slice(at, at + batchSize)
            .map((branchId) => ({ branchId, stretches: [{ from, until }] }));
          yield await figuresAmong({ prisma }, measures, places);
        }
      }
      // Whoever writes a pass by hand does not wait for the server to compile it to machine code.
      await ask('SET jit = off');
      const byHand = () => passByHand(ask, { from, until });
      const expected = await byHand();
      for await (const batch of byBatch())
        for (const [branch, [found]] of batch) deepStrictEqual(found, expected.get(branch));
      expected.clear();

      // What is told of a batch is let go before the next; what each leaves on the heap is looked at.
      const before = heap();
      const grown: number[] = [];
      for (let round = 0; round < 3; round++)
        for await (const batch of byBatch()) {
          if (batch.size !== batchSize) throw new Error(`a batch told of ${batch.size} branches`);
          grown.push(heap() - before);
        }
      const byLobby = async () => {
        for await (const batch of byBatch()) if (batch.size === 0) throw new Error('a batch is empty');
      };
      const { ratio, one, other } = await byTurns(byLobby, byHand, { rounds: 10, times: 1 });
      const mb = (value: number | undefined) => `${short((value ?? Number.NaN) / 1024 / 1024)} MB`;
      return [
        {
          name: 'digest.all_branches_vs_pass',
          value: ratio,
          unit: 'ratio',
          bar: 2,
          direction: 'less',
          database: ground.name,
          beside: `${short(one)} against ${short(other)} ms, ${branchCount} branches in batches of ${batchSize}; heap ${mb(grown[0])} more after the first batch, ${mb(grown.at(-1))} after ${grown.length}, ${mb(quantile(grown, 1))} at most`,
        },
      ];
    });
  },
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes on the heap that are in use. */
function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
