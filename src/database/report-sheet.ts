import type { Branch } from '../domain/branch.js';
import { titlesOf } from '../domain/checklists/own.js';
import type { Report } from '../domain/reports/report.js';
import type { Pointers } from '../domain/reports/told.js';
import type { Period } from '../domain/time/periods.js';
import { compileReport } from './compile-report.js';
import type { Tx } from './db.js';
import { ownLists } from './own-lists.js';
import { namesOf } from './people.js';
import { postedOf } from './posted.js';

/** Every record that a report points at, once. */
const pointedIn = ({ open, overdue, grave, broken }: Pointers) => [
  ...new Map(
    [open, overdue, grave, broken].flatMap(({ first }) => first.map((one) => [one.id, one])),
  ).values(),
];

/** Everything that a report's message shows, as it is now; the figures of a period that is over as they were then. */
export async function sheetOf(db: { prisma: Tx }, branch: Branch, report: Report, period: Period, now: Date) {
  const compiled = await compileReport(db, branch, report, period, now);
  const pointed = pointedIn(compiled.pointers);
  const ids = pointed.map(({ id }) => id);
  const [records, names, cards, own] = await Promise.all([
    ids.length > 0
      ? db.prisma.record.findMany({ where: { id: { in: ids } }, select: { id: true, summary: true } })
      : [],
    namesOf(
      db,
      pointed.map(({ ownerId }) => ownerId),
    ),
    postedOf(db, 'record', ids, branch.channel),
    ownLists(db, branch.id),
  ]);
  return {
    branch,
    report,
    period,
    compiled,
    now,
    names,
    summaries: new Map(records.map(({ id, summary }) => [id, summary])),
    cards,
    titles: titlesOf(own),
  };
}
