import { deepStrictEqual } from 'node:assert';
import { weekly } from '../../../src/reports/definitions/weekly.js';
import { countedBy } from '../../../src/reports/rules/report.js';
import { figuresOf } from '../../../src/reports/store/reports.js';
import { weekByHand } from '../digest/by-hand.js';
import { byTurns, weeksUpTo } from '../digest/turns.js';
import { fillAtOnce, fillBranches, fillTime } from '../digest/years.js';
import { type Bench, short } from '../figure.js';

/** The figures of one branch's week among a million records of fifty branches, beside the same by hand-written SQL. */
export const digest: Bench = {
  figures: ['digest.branch_week_vs_sql'],
  async run(ground) {
    const home = await ground.copy();
    return home.look(async ({ ask, prisma }) => {
      const now = new Date();
      const branches = await fillBranches(ask, 50);
      await fillAtOnce(ask, () =>
        fillTime(ask, { branches, records: 1_000_000, days: [730, 0], now, stays: 0.02 }),
      );
      const [branch = ''] = branches;
      const weeks = weeksUpTo(now);
      const { start, middle, end } = weeks;
      const measures = countedBy(weekly);
      const byLobby = () =>
        figuresOf(
          { db: { prisma }, branchId: branch, now },
          measures,
          { from: middle, to: end },
          { from: start, to: middle },
        );
      const byHand = () => weekByHand(ask, branch, weeks);
      deepStrictEqual(await byLobby(), await byHand());

      const { ratio, one, other } = await byTurns(byLobby, byHand, { rounds: 30, times: 5 });
      return [
        {
          name: 'digest.branch_week_vs_sql',
          value: ratio,
          unit: 'ratio',
          bar: 1.5,
          direction: 'less',
          database: ground.name,
          beside: `${short(one)} against ${short(other)} ms, of 1,000,000 records`,
        },
      ];
    });
  },
};
