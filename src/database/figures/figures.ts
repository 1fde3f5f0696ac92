import { z } from 'zod';
import type { Measure } from '../../domain/reports/measure.js';
import type { Figures } from '../../domain/reports/told.js';
import type { Tx } from '../db.js';
import { Prisma } from '../generated/client.js';
import { columnOf, scanOf } from './columns.js';
import { rowsOf, type Stretch } from './rows.js';

/** By scan: a row for each stretch in which it found anything. */
const answer = z.record(
  z.string(),
  z.array(z.object({ place: z.number() }).catchall(z.number().nullable())).nullable(),
);

/**
 * Every measure of a branch in each of the stretches, in one statement: one pass over the rows of each source, however
 * many measures there are.
 * @returns figures in the order of the stretches
 */
export async function figuresIn(
  db: { prisma: Tx },
  branchId: string,
  measures: readonly Measure[],
  stretches: readonly Stretch[],
): Promise<Figures[]> {
  if (measures.length === 0 || stretches.length === 0) return stretches.map(() => ({}));
  const scans = [...new Set(measures.map(scanOf))];
  const passes = scans.map((scan) => {
    const counted = measures.filter((measure) => scanOf(measure) === scan);
    const columns = counted.map((measure) => Prisma.sql`${columnOf(measure)} AS ${named(measure.name)}`);
    return Prisma.sql`(SELECT jsonb_agg(to_jsonb(found)) FROM (
      SELECT s."place", ${Prisma.join(columns)} FROM ${rowsOf(scan, branchId, stretches)} GROUP BY s."place"
    ) found) AS ${named(scan)}`;
  });
  const [row] = await db.prisma.$queryRaw<unknown[]>`SELECT ${Prisma.join(passes)}`;
  const found = answer.parse(row);
  return stretches.map((_, place) =>
    Object.fromEntries(
      measures.map((measure) => {
        const ofScan = found[scanOf(measure)]?.find((one) => one.place === place);
        return [measure.name, ofScan?.[measure.name] ?? nothing(measure)];
      }),
    ),
  );
}

/** What a measure is where there is no row: of nothing there is no share. */
const nothing = ({ unit }: Measure) => (unit === 'percent' ? null : 0);

/** Names come from definitions, never from people. */
const named = (name: string) => Prisma.raw(`"${name}"`);
