import { z } from 'zod';
import type { Db } from '../../platform/database/db.js';
import { rows, text, uuid } from '../../platform/database/query.js';
import type { Period } from '../../platform/time/period.js';
import type { Measure } from '../rules/measure.js';
import type { Report } from '../rules/report.js';
import { type Figures, figures } from '../rules/report-figures.js';

const keptRow = z.object({ branch: uuid, period: text, figures });

/**
 * The stored figures by branch and period, keyed `branch/period`. A period that lacks one of the measures is left
 * out, and must be counted.
 */
export async function keptFigures(
  db: Db,
  ids: readonly string[],
  report: Report,
  { measures, periods }: { measures: readonly Measure[]; periods: readonly Period[] },
): Promise<Map<string, Figures>> {
  const names = measures.map(({ name }) => name);
  const kept = await rows(db.prisma, keptRow)`
    SELECT r."branchId"::text AS "branch", r."period", (
      SELECT coalesce(jsonb_object_agg(one.key, one.value), '{}') FROM jsonb_each(r."figures"->'figures') one
      WHERE one.key = ANY(${names}::text[])
    ) AS "figures"
    FROM "Report" r WHERE r."branchId" = ANY(${[...ids]}::uuid[]) AND r."name" = ${report.name}
      AND r."period" = ANY(${periods.map(({ name }) => name)}::text[])
      AND r."figures"->'figures' ?& ${names}::text[]`;
  return new Map(kept.map(({ branch, period, figures: each }) => [`${branch}/${period}`, each]));
}
