import { deepStrictEqual } from 'node:assert';
import { weekly } from '../../../src/reports/definitions/weekly.js';
import { countedBy } from '../../../src/reports/rules/report.js';
import { figuresOf } from '../../../src/reports/store/reports.js';
import { byTurns, weeksUpTo } from '../digest/turns.js';
import { fillAtOnce, fillBranches, fillTime } from '../digest/years.js';
import { type Bench, short } from '../figure.js';
import type { Ground, Open } from '../ground.js';

const branchCount = 50;
const recent = { records: 15_000, days: [30, 0] } as const;
const history = 100_000;

/** One branch's week with ten times the history that lies before it, beside the same week with its history once. */
export const digestGrowth: Bench = {
  figures: ['digest.growth_10x'],
  async run(ground) {
    const now = new Date();
    return filled(ground, now, history, (once) =>
      filled(ground, now, 10 * history, async (tenfold) => {
        const { start, middle, end } = weeksUpTo(now);
        const measures = countedBy(weekly);
        const week =
          ({ prisma, branch }: Filled) =>
          () =>
            figuresOf(
              { db: { prisma }, branchId: branch, now },
              measures,
              { from: middle, to: end },
              { from: start, to: middle },
            );
        deepStrictEqual(await week(tenfold)(), await week(once)());
        const { ratio, one, other } = await byTurns(week(tenfold), week(once), { rounds: 40, times: 5 });
        return [
          {
            name: 'digest.growth_10x',
            value: ratio,
            unit: 'ratio',
            bar: 1.1,
            direction: 'less',
            database: ground.name,
            beside: `${short(one)} against ${short(other)} ms, ${10 * history} records before the period against ${history}`,
          },
        ];
      }),
    );
  },
};

interface Filled extends Open {
  branch: string;
}

/** A database of the same last month, and of so much that was over before it. */
async function filled<T>(
  ground: Ground,
  now: Date,
  records: number,
  looking: (filled: Filled) => Promise<T>,
): Promise<T> {
  const home = await ground.copy();
  return home.look(async (open) => {
    const branches = await fillBranches(open.ask, branchCount);
    const [branch = ''] = branches;
    await fillAtOnce(open.ask, async () => {
      await fillTime(open.ask, { branches, ...recent, now, stays: 0.02 });
      const oldest = 30 + (700 * records) / (10 * history);
      await fillTime(open.ask, { branches, records, days: [oldest, 30], now, stays: 0 });
    });
    return looking({ ...open, branch });
  });
}
