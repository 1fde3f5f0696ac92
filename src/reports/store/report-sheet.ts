import { ownLists, titlesOf } from '../../checklists/module.js';
import type { Tx } from '../../platform/database/db.js';
import type { Branch } from '../../platform/directory/branch.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { isId } from '../../platform/id.js';
import type { Routines } from '../../platform/language/routines.js';
import { postedOf } from '../../platform/outbox/store/posted.js';
import type { Period } from '../../platform/time/period.js';
import { card, toRecord } from '../../records/module.js';
import { decisions } from '../rules/decisions.js';
import type { Report } from '../rules/report.js';
import type { Pointers } from '../rules/report-figures.js';
import { compileReport } from './compile-report.js';
import { dayTold } from './daylog.js';
import { todayOf } from './report-today.js';

/** The records that a report points at, without duplicates. */
const pointedIn = ({ open, overdue, grave, broken }: Pointers) => [
  ...new Map(
    [open, overdue, grave, broken].flatMap(({ first }) => first.map((one) => [one.id, one])),
  ).values(),
];

/** Ids of the people in rankings. */
const rankedIn = ({ rankings }: Pointers) =>
  Object.values(rankings).flatMap((places) => places.map(({ what }) => what).filter(isId));

/** Reads everything that a report's message shows, as of now; figures of a period that is over are the stored ones. */
export async function sheetOf(
  { db, branch }: { db: { prisma: Tx }; branch: Branch },
  report: Report,
  period: Period,
  { now, routines }: { now: Date; routines: Routines },
) {
  const compiled = await compileReport({ db, branch, now }, report, period);
  const pointed = pointedIn(compiled.pointers);
  const ids = pointed.map(({ id }) => id);
  const rows = ids.length > 0 ? await db.prisma.record.findMany({ where: { id: { in: ids } } }) : [];
  const owners = [...pointed, ...rows].map(({ ownerId }) => ownerId);
  const [names, cards, own] = await Promise.all([
    namesOf(db, [...owners, ...rankedIn(compiled.pointers)]),
    postedOf(db, card, ids, branch.channel),
    ownLists(db, branch.id),
  ]);
  const records = rows.map(toRecord);
  const today = await todayOf({ db, branch, now }, compiled.pointers, records, period);
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
    routines,
    day:
      report.drawn === 'day'
        ? await dayTold({ db, branch, now }, period.name, titlesOf(own), routines.silent)
        : null,
    decisions: decisions(report, period, compiled, today),
  };
}
