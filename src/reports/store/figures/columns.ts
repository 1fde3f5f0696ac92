import { Prisma } from '../../../platform/database/generated/client.js';
import type { Counted, Measure } from '../../rules/measure.js';

/** The scans that are needed: each is a table, and the time by which its rows belong to a period. */
export type Scan =
  | 'createdAt'
  | 'closedAt'
  /** Records open at the end of the period. */
  | 'standing'
  /** Records not closed before the period: closed in it, open at its end, or with a duration within it. */
  | 'unfinished'
  | Extract<Counted['source'], 'clocks' | 'runs' | 'missed' | 'findings' | 'queue' | 'away'>;

function scanOf({ of }: Measure): Scan {
  if (of.source === 'records') return of.at;
  if (of.source === 'standing' || of.source === 'lasting') return 'unfinished';
  if (of.source === 'seen_late' || of.source === 'bursts') return 'runs';
  return of.source === 'share' ? 'createdAt' : of.source;
}

/** Assigns measures to scans. A scan of unfinished records also covers those closed in the period. */
export function passesOf(measures: readonly Measure[]): Map<Scan, Measure[]> {
  const passes = new Map<Scan, Measure[]>();
  const isWide = measures.some((measure) => scanOf(measure) === 'unfinished');
  for (const measure of measures) {
    const scan = scanOf(measure);
    const pass = scan === 'closedAt' && isWide ? 'unfinished' : scan;
    passes.set(pass, [...(passes.get(pass) ?? []), measure]);
  }
  return passes;
}

/** A further condition (` AND …`, or empty) that leaves out rows which no measure of the scan counts. */
export function wantedOf(scan: Scan, measures: readonly Measure[]): Prisma.Sql {
  const kinds = kindsOf(measures);
  const lasting = kindsOf(measures.filter(({ of }) => of.source === 'lasting'));
  const rules: Prisma.Sql[] = [];
  if (kinds.length > 0) rules.push(Prisma.sql`AND r."kind" IN (${Prisma.join(kinds)})`);
  // Records with a duration may have begun before they were logged; others only matter for periods after logging.
  if (scan === 'unfinished')
    rules.push(
      lasting.length > 0
        ? Prisma.sql`AND (r."createdAt" < s."until" OR r."kind" IN (${Prisma.join(lasting)}))`
        : Prisma.sql`AND r."createdAt" < s."until"`,
    );
  return rules.length > 0 ? Prisma.join(rules, ' ') : Prisma.empty;
}

const kindsOf = (measures: readonly Measure[]): string[] => [
  ...new Set(measures.flatMap(({ of }) => ('kind' in of ? [of.kind] : []))),
];

/** A measure as an SQL aggregate over the rows `r` of a scan within a span `s`. */
export function columnOf({ of }: Measure, scan: Scan): Prisma.Sql {
  switch (of.source) {
    case 'records': {
      const rule =
        of.at === 'closedAt' && scan === 'unfinished'
          ? Prisma.sql`${recordRule(of)} AND r."closedAt" >= s."from" AND r."closedAt" < s."until"`
          : recordRule(of);
      return of.sum === undefined
        ? count(rule)
        : Prisma.sql`coalesce(sum(${number(of.sum)}) FILTER (WHERE ${rule}), 0)::float8`;
    }
    case 'standing':
      return count(
        Prisma.sql`r."kind" = ${of.kind} AND r."createdAt" < s."until" AND (r."closedAt" IS NULL OR r."closedAt" >= s."until")`,
      );
    case 'clocks': {
      const rule = of.clock
        ? Prisma.sql`r."kind" = ${of.kind} AND r."name" = ${of.clock}`
        : Prisma.sql`r."kind" = ${of.kind}`;
      return share(rule, Prisma.sql`r."metAt" <= r."dueAt"`);
    }
    case 'runs':
      return share(
        of.list ? Prisma.sql`r."list" = ${of.list}` : Prisma.sql`true`,
        Prisma.sql`r."doneAt" <= r."dueAt"`,
      );
    case 'seen_late':
      return count(Prisma.sql`r."seenAt" IS NOT NULL`);
    case 'away':
      return Prisma.sql`coalesce(floor(sum(extract(epoch FROM r."until" - r."from")) / 60), 0)::float8`;
    case 'bursts':
      return count(Prisma.sql`r."burst" IS NOT NULL`);
    case 'missed':
    case 'findings':
      return Prisma.sql`count(*)::float8`;
    case 'share': {
      const sum = (name: string) =>
        Prisma.sql`coalesce(sum(${number(name)}) FILTER (WHERE r."kind" = ${of.kind}), 0)`;
      return Prisma.sql`(${sum(of.part)} / nullif(${Prisma.join(of.whole.map(sum), ' + ')}, 0))::float8`;
    }
    case 'queue': {
      const counted = of.counts === 'waiting' ? Prisma.sql`r."waiting"` : Prisma.sql`r."longest"`;
      return of.as === 'mean' ? Prisma.sql`avg(${counted})::float8` : Prisma.sql`max(${counted})::float8`;
    }
    case 'lasting': {
      const rules = [Prisma.sql`r."kind" = ${of.kind}`];
      if (of.detail) rules.push(Prisma.sql`r."details"->>${of.detail.name} = ${of.detail.is}`);
      return Prisma.sql`coalesce(sum(${minutesOf(of)}) FILTER (WHERE ${Prisma.join(rules, ' AND ')}), 0)::float8`;
    }
  }
}

const number = (detail: string) => Prisma.sql`(r."details"->>${detail})::numeric`;

type Lasting = Extract<Counted, { source: 'lasting' }>;

/** Start and end of a record's duration within the span; none where the end is before the start. */
const ends = ({ from, to }: Pick<Lasting, 'from' | 'to'>) => ({
  first: Prisma.sql`greatest(coalesce((r."details"->>${from})::timestamptz, r."createdAt"), s."from")`,
  // The end in the details only counts if the record is closed, and is never later than the closing.
  last: Prisma.sql`least(CASE WHEN r."closedAt" IS NOT NULL THEN least((r."details"->>${to})::timestamptz, r."closedAt") END, s."until")`,
});

/** Whole minutes of a record's duration within the span. */
export function minutesOf(of: Pick<Lasting, 'from' | 'to'>): Prisma.Sql {
  const { first, last } = ends(of);
  return Prisma.sql`floor(greatest(0, extract(epoch FROM ${last} - ${first})) / 60)`;
}

/** Whether a record's duration overlaps the span. */
export function lastedIn(of: Pick<Lasting, 'from' | 'to'>): Prisma.Sql {
  const { first, last } = ends(of);
  return Prisma.sql`${last} > ${first}`;
}

const count = (rule: Prisma.Sql) => Prisma.sql`(count(*) FILTER (WHERE ${rule}))::float8`;

/** A share; null where there is nothing to compute it of. */
const share = (whole: Prisma.Sql, part: Prisma.Sql) =>
  Prisma.sql`${count(Prisma.sql`${whole} AND ${part}`)} / nullif(${count(whole)}, 0)`;

/** The kind comes first, because it is the cheapest condition and decides most rows. */
function recordRule({ kind, status, severity, detail }: Extract<Counted, { source: 'records' }>): Prisma.Sql {
  const rules = [Prisma.sql`r."kind" = ${kind}`];
  if (status) rules.push(Prisma.sql`r."status" IN (${Prisma.join([...status])})`);
  if (severity) rules.push(Prisma.sql`r."severity" IN (${Prisma.join([...severity])})`);
  if (detail) rules.push(Prisma.sql`r."details"->>${detail.name} = ${detail.is}`);
  return Prisma.join(rules, ' AND ');
}
