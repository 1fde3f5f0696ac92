import { z } from 'zod';
import type { Measure } from '../../domain/reports/measure.js';
import type { Figures } from '../../domain/reports/told.js';
import type { Tx } from '../db.js';
import { Prisma } from '../generated/client.js';
import { columnOf, scanOf } from './columns.js';
import { rowsOf, type Stretch } from './rows.js';

const rows = z.array(z.object({ place: z.number() }).catchall(z.number().nullable()));

/**
 * Every measure in each of the stretches, in one statement: one pass over the rows of each table in each stretch.
 * @returns figures in the order of the stretches
 */
export async function figuresIn(
  db: { prisma: Tx },
  measures: readonly Measure[],
  stretches: readonly Stretch[],
): Promise<Figures[]> {
  if (measures.length === 0) return stretches.map(() => ({}));
  const each = stretches.map((stretch, place) => statement(measures, stretch, place));
  const found = rows.parse(await db.prisma.$queryRaw(Prisma.join(each, ' UNION ALL ')));
  return found.sort((one, other) => one.place - other.place).map(({ place: _, ...figures }) => figures);
}

/** One row: the stretch's place and a column a measure. */
function statement(measures: readonly Measure[], stretch: Stretch, place: number): Prisma.Sql {
  const scans = [...new Set(measures.map(scanOf))];
  const passes = scans.map((scan) => {
    const counted = measures.filter((measure) => scanOf(measure) === scan);
    const columns = counted.map((measure) => Prisma.sql`${columnOf(measure)} AS ${named(measure.name)}`);
    return Prisma.sql`(SELECT ${Prisma.join(columns)} FROM ${rowsOf(scan, stretch)}) ${named(`by ${scan}`)}`;
  });
  return Prisma.sql`SELECT ${Prisma.raw(String(place))} AS "place", * FROM ${Prisma.join(passes, ' CROSS JOIN ')}`;
}

/** Names come from definitions, never from people. */
const named = (name: string) => Prisma.raw(`"${name}"`);
