import { rolledUp } from '../domain/hq/figures.js';
import { rollUp } from '../domain/hq/roll-up.js';
import type { Report } from '../domain/reports/report.js';
import type { Period } from '../domain/time/periods.js';
import type { Db } from './db.js';
import { figuresAcross } from './head-office-figures.js';
import { worriesOf } from './head-office-worries.js';

/** Everything that the overview of all branches shows; of a group, what is wrong there alone. */
export async function overviewOf(
  db: Db,
  report: Report,
  period: Period,
  group: readonly string[],
  now: Date,
) {
  const asked = { report, measures: rolledUp(report), start: period.start, group };
  const [branches, { overdue, gone }] = await Promise.all([
    figuresAcross(db, asked, now),
    worriesOf(db, now),
  ]);
  const meant = new Set(branches.map(({ id }) => id));
  const worries = {
    overdue: overdue.filter(({ id }) => meant.has(id)),
    gone: gone.filter(({ id }) => meant.has(id)),
  };
  return { branches, rolled: rollUp(report, branches, worries) };
}
