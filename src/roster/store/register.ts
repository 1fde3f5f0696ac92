import type { Tx } from '../../platform/database/db.js';
import type { Day } from '../../platform/day-register.js';
import { namesOf } from '../../platform/directory/store/people.js';
import type { RosterFacts } from '../rules/register.js';
import { presentOn } from './presence.js';
import { dutiesIn } from './roster.js';

/** Reads who was rostered on a day, who came and who was away. */
export async function rosterOn(db: { prisma: Tx }, day: Day): Promise<RosterFacts> {
  const { branch, date } = day;
  const absences = await absencesOn(db, day);
  const duties = await dutiesIn(db, branch.id, date, date);
  const present = await presentOn(db, branch.id, date);
  const named = [
    ...duties.map(({ personId }) => personId),
    ...present.keys(),
    ...absences.away,
    ...absences.later.flatMap(({ personId, by }) => [personId, ...(by === null ? [] : [by])]),
  ];
  return { duties, present, ...absences, names: await namesOf(db, named) };
}

async function absencesOn(
  db: { prisma: Tx },
  { branch, date, from, to }: Day,
): Promise<Pick<RosterFacts, 'away' | 'later'>> {
  const rows = await db.prisma.absence.findMany({
    where: {
      branchId: branch.id,
      state: 'approved',
      OR: [
        { from: { lte: date }, to: { gte: date } },
        { from: { lt: date }, decidedAt: { gte: from, lt: to } },
      ],
    },
    orderBy: [{ from: 'asc' }, { askedAt: 'asc' }],
  });
  return {
    away: [
      ...new Set(rows.filter((one) => one.from <= date && date <= one.to).map(({ personId }) => personId)),
    ],
    later: rows.flatMap(({ personId, decidedAt: at, decidedBy: by, ...days }) =>
      days.from < date && at && at >= from && at < to
        ? [{ personId, from: days.from, to: days.to, at, by }]
        : [],
    ),
  };
}
