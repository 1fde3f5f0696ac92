import type { Counted, Measure } from '../../domain/reports/measure.js';
import { Prisma } from '../generated/client.js';

/** What tells one table's scan from another: the table, and the time by which a row belongs to a period. */
export type Scan = 'createdAt' | 'closedAt' | Exclude<Counted['source'], 'records'>;

export const scanOf = ({ of }: Measure): Scan => (of.source === 'records' ? of.at : of.source);

/** What a measure counts of the rows of its scan (`r`), as an aggregate. */
export function columnOf({ of }: Measure): Prisma.Sql {
  switch (of.source) {
    case 'records':
      return of.sum === undefined
        ? count(recordRule(of))
        : Prisma.sql`coalesce(sum((r."details"->>${of.sum})::numeric) FILTER (WHERE ${recordRule(of)}), 0)::float8`;
    case 'standing':
      return count(Prisma.sql`r."kind" = ${of.kind}`);
    case 'clocks': {
      const rule = of.clock
        ? Prisma.sql`r."kind" = ${of.kind} AND r."name" = ${of.clock}`
        : Prisma.sql`r."kind" = ${of.kind}`;
      return share(rule, Prisma.sql`r."stoppedAt" <= r."dueAt"`);
    }
    case 'runs':
      return share(
        of.list ? Prisma.sql`r."list" = ${of.list}` : Prisma.sql`true`,
        Prisma.sql`r."doneAt" <= r."dueAt"`,
      );
    case 'missed':
    case 'findings':
      return Prisma.sql`count(*)::float8`;
  }
}

const count = (rule: Prisma.Sql) => Prisma.sql`(count(*) FILTER (WHERE ${rule}))::float8`;

/** Null where there is nothing to take a share of. */
const share = (whole: Prisma.Sql, part: Prisma.Sql) =>
  Prisma.sql`${count(Prisma.sql`${whole} AND ${part}`)} / nullif(${count(whole)}, 0)`;

/** The kind first: it is the cheapest to compare, and the rest is not looked at where it differs. */
function recordRule({ kind, status, severity, detail }: Extract<Counted, { source: 'records' }>): Prisma.Sql {
  const rules = [Prisma.sql`r."kind" = ${kind}`];
  if (status) rules.push(Prisma.sql`r."status" IN (${Prisma.join([...status])})`);
  if (severity) rules.push(Prisma.sql`r."severity" IN (${Prisma.join([...severity])})`);
  if (detail) rules.push(Prisma.sql`r."details"->>${detail.name} = ${detail.is}`);
  return Prisma.join(rules, ' AND ');
}
