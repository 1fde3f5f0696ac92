import type { Hand } from '../../platform/directory/acting.js';
import type { Period } from '../../platform/time/period.js';
import type { Report } from '../../reports/module.js';
import { rolledUp } from '../rules/figures.js';
import { rollUp } from '../rules/roll-up.js';
import { figuresAcross } from './figures.js';
import { worriesOf } from './worries.js';

/** Reads everything that the overview shows, of all branches or of a group of them only. */
export async function overviewOf(
  { db, now }: Pick<Hand, 'db' | 'now'>,
  report: Report,
  period: Period,
  group: readonly string[],
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
