import type { Branch } from '../../../platform/directory/branch.js';
import type { Field } from '../../../platform/forms/field.js';
import type { Speech } from '../../../platform/language/speak.js';
import type { Clock } from '../../../platform/time/clock.js';
import { HOUR } from '../../../platform/time/durations.js';
import { wallClock } from '../../../platform/time/zone.js';
import type { Column } from '../../../platform/workbook/sheet.js';
import { kindOf } from '../../kinds/index.js';
import { clockRules } from '../../rules/clocks.js';
import { allFields, code, isOpenStatus, type Kind } from '../../rules/kind.js';
import type { FoundRecord } from '../../rules/sought.js';
import { kindName, labelsOf, statusName } from '../labels.js';

/** What a file is made from. */
export interface Exported {
  records: readonly FoundRecord[];
  clocks: ReadonlyMap<string, readonly Clock[]>;
  /** Decrypted private details by record id; empty unless asked for and allowed. */
  secrets: ReadonlyMap<string, Readonly<Record<string, string>>>;
  names: ReadonlyMap<string, string>;
  branch: Branch;
  now: Date;
}

/**
 * The columns of a kind: those of every record, its fields, its limits; private details if there are any in
 * `secrets`.
 */
export function columnsOf(kind: Kind, exported: Exported, speech: Speech): Column<FoundRecord>[] {
  const { names, branch, secrets } = exported;
  const { t } = speech;
  const moment = (instant: Date | null) => instant && wall(instant, branch.timezone);
  const name = (id: string | null) => (id ? (names.get(id) ?? '?') : null);
  const text = (label: string, cell: Column<FoundRecord>['cell']): Column<FoundRecord> => ({
    label,
    type: 'text',
    cell,
  });
  const some = (shown: boolean, ...columns: Column<FoundRecord>[]) => (shown ? columns : []);
  const ends = Object.keys(kind.statuses).some((status) => isOpenStatus(kind, status));
  return [
    text(t('export.column.number'), ({ number }) => code(kind, number)),
    text(t('export.column.kind'), () => kindName(kind, speech)),
    text(t('export.column.status'), (record) => statusName(record, speech)),
    ...some(kind.severity !== undefined, {
      label: t('export.column.severity'),
      type: 'count',
      cell: ({ severity }) => severity,
    }),
    text(t('export.column.text'), ({ id, summary }) => (summary || secrets.get(id)?.summary) ?? null),
    text(t('export.column.owner'), ({ ownerId }) => name(ownerId)),
    text(t('export.column.reporter'), ({ reporterId }) => name(reporterId)),
    { label: t('export.column.logged'), type: 'moment', cell: ({ createdAt }) => moment(createdAt) },
    ...some(
      ends,
      { label: t('export.column.closed'), type: 'moment', cell: ({ closedAt }) => moment(closedAt) },
      {
        label: t('export.column.hours'),
        type: 'hours',
        cell: ({ createdAt, closedAt }) =>
          closedAt && Math.round(((closedAt.getTime() - createdAt.getTime()) / HOUR) * 10) / 10,
      },
    ),
    ...some(
      exported.records.some(({ into }) => into !== null),
      text(t('export.column.merged'), ({ into }) => into && code(kindOf(into.kind), into.number)),
    ),
    ...Object.entries(allFields(kind)).flatMap(([field, one]) =>
      fieldColumns(kind, { name: field, field: one }, exported, speech),
    ),
    ...limitsOf(kind, exported, speech).flatMap((limit) => clockColumns(limit, exported, speech)),
  ];
}

const wall = (instant: Date, timezone: string) => {
  const { date, time } = wallClock(instant, timezone);
  return new Date(`${date}T${time}:00Z`);
};

function fieldColumns(
  kind: Kind,
  { name, field }: { name: string; field: Field },
  exported: Exported,
  speech: Speech,
): Column<FoundRecord>[] {
  const { secrets, names, branch } = exported;
  const labels = labelsOf(kind, speech);
  const label = labels.label(name);
  const column = (
    type: Column<FoundRecord>['type'],
    cell: Column<FoundRecord>['cell'],
  ): Column<FoundRecord>[] => [{ label, type, cell }];
  const value = ({ details }: FoundRecord) => details[name];
  const text = (words: (given: NonNullable<ReturnType<typeof value>>) => string) =>
    column('text', (record) => {
      const given = value(record);
      return given === undefined ? null : words(given);
    });
  if (field.type === 'photos') return [];
  if (field.private)
    return secrets.size > 0 ? column('text', ({ id }) => secrets.get(id)?.[name] ?? null) : [];
  // A discreet field is only exported together with private details.
  if (field.discreet)
    return secrets.size > 0
      ? column('text', (record) =>
          secrets.has(record.id) ? (names.get(String(value(record))) ?? null) : null,
        )
      : [];
  switch (field.type) {
    case 'choice':
    case 'steps':
      return text((given) => labels.option(name, String(given)));
    case 'choices':
      return text((given) => speech.list((given as string[]).map((one) => labels.option(name, one))));
    case 'person':
      return text((given) => names.get(String(given)) ?? '?');
    case 'people':
      return text((given) => speech.list((given as string[]).map((one) => names.get(one) ?? '?')));
    case 'flag':
      return text((given) => speech.t(given ? 'form.yes' : 'form.no'));
    case 'count':
    case 'amount':
      return column(field.type, (record) => (value(record) as number | undefined) ?? null);
    case 'date':
      return column('day', (record) => {
        const given = value(record);
        return given === undefined ? null : new Date(`${given}T00:00:00Z`);
      });
    case 'moment':
      return column('moment', (record) => {
        const given = value(record);
        return given === undefined ? null : wall(new Date(String(given)), branch.timezone);
      });
    default:
      return text(String);
  }
}

/** The clocks that share a column, such as those for different severities. */
interface Limit {
  name: string;
  clocks: string[];
}

/** The kind's limits in this branch, and further ones under which earlier records ran. */
function limitsOf(kind: Kind, { records, clocks, branch }: Exported, speech: Speech): Limit[] {
  const ran = records
    .filter((record) => record.kind === kind.name)
    .flatMap(({ id }) => (clocks.get(id) ?? []).map(({ name }) => name));
  const limits = new Map<string, Limit>();
  for (const clock of new Set([...clockRules(kind, branch).map(({ name }) => name), ...ran])) {
    const name = speech.t(`clocks.${kind.name}.${clock}`);
    limits.set(name, { name, clocks: [...(limits.get(name)?.clocks ?? []), clock] });
  }
  return [...limits.values()];
}

function clockColumns(
  limit: Limit,
  { clocks, branch, now }: Exported,
  speech: Speech,
): Column<FoundRecord>[] {
  const { name } = limit;
  // If a severity was changed, the clock that began last.
  const of = ({ id }: FoundRecord) => clocks.get(id)?.findLast((one) => limit.clocks.includes(one.name));
  return [
    {
      label: speech.t('export.column.due', { name }),
      type: 'moment',
      cell(record) {
        const found = of(record);
        return found ? wall(found.dueAt, branch.timezone) : null;
      },
    },
    {
      label: speech.t('export.column.late', { name }),
      type: 'text',
      cell(record) {
        const found = of(record);
        if (!found) return null;
        if ((found.stoppedAt ?? now) > found.dueAt) return speech.t('form.yes');
        // Empty while it runs: it is not known yet whether it will be met.
        return found.stoppedAt ? speech.t('form.no') : null;
      },
    },
  ];
}
