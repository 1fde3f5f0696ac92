import { z } from 'zod';
import type { Tx } from '../../../platform/database/db.js';
import { Prisma } from '../../../platform/database/generated/client.js';
import { row } from '../../../platform/database/query.js';
import type { Measure } from '../../rules/measure.js';
import type { Figures } from '../../rules/report-figures.js';
import { columnOf, passesOf, wantedOf } from './columns.js';
import { type Place, rowsOf, type Stretch, stretchRows } from './rows.js';

/** By scan: a row for each span of each branch in which there was anything. */
const answer = z.record(
  z.string(),
  z.array(z.object({ branch: z.string(), place: z.number() }).catchall(z.number().nullable())).nullable(),
);

/**
 * Computes all measures in each span of each branch in one statement, with one pass over the rows of each source.
 * @returns by branch id: figures in the order of its spans
 */
export async function figuresAmong(
  db: { prisma: Tx },
  measures: readonly Measure[],
  places: readonly Place[],
): Promise<Map<string, Figures[]>> {
  const asked = places.filter(({ stretches }) => stretches.length > 0);
  if (measures.length === 0 || asked.length === 0)
    return new Map(places.map(({ branchId, stretches }) => [branchId, stretches.map(() => ({}))]));
  const passes = passesOf(measures);
  const scans = [...passes].map(([scan, counted]) => {
    const columns = counted.map(
      (measure) => Prisma.sql`${columnOf(measure, scan)} AS ${named(measure.name)}`,
    );
    const rows = Prisma.sql`${rowsOf(scan, asked, Prisma.sql`"stretch" s`)} ${wantedOf(scan, counted)}`;
    return Prisma.sql`(SELECT jsonb_agg(to_jsonb(found)) FROM (
      SELECT s."branch", s."place", ${Prisma.join(columns)} FROM ${rows} GROUP BY s."branch", s."place"
    ) found) AS ${named(scan)}`;
  });
  const answered = await row(db.prisma, answer)`
    WITH "stretch" AS (SELECT * FROM ${stretchRows(asked)}) SELECT ${Prisma.join(scans)}`;
  const found = new Map<string, Figures>();
  for (const counted of Object.values(answered ?? {}))
    for (const { branch, place, ...figures } of counted ?? []) {
      const key = `${branch}/${place}`;
      found.set(key, { ...found.get(key), ...figures });
    }
  const figuresAt = (branchId: string, place: number): Figures => {
    const counted = found.get(`${branchId}/${place}`);
    return Object.fromEntries(
      measures.map((measure) => [measure.name, counted?.[measure.name] ?? nothing(measure)]),
    );
  };
  return new Map(
    places.map(({ branchId, stretches }) => [
      branchId,
      stretches.map((_, place) => figuresAt(branchId, place)),
    ]),
  );
}

/** The same for one branch. */
export async function figuresIn(
  db: { prisma: Tx },
  branchId: string,
  measures: readonly Measure[],
  stretches: readonly Stretch[],
): Promise<Figures[]> {
  return (await figuresAmong(db, measures, [{ branchId, stretches }])).get(branchId) ?? [];
}

/** The value of a measure without rows: 0, or null for shares and means. */
const nothing = ({ unit, of }: Measure) => (unit === 'percent' || of.source === 'queue' ? null : 0);

/** Safe as raw SQL, because names come from definitions and never from people. */
const named = (name: string) => Prisma.raw(`"${name}"`);
