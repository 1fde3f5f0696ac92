import type { Speech } from '../../platform/language/speak.js';
import type { Cell, Column, Sheet as Table } from '../../platform/workbook/sheet.js';
import { workbook } from '../../platform/workbook/workbook.js';
import { type Exported, sheetsOf } from '../../records/module.js';
import { hourText, weekdayName } from '../pictures/heat.js';
import { fullPeriod } from '../pictures/periods.js';
import type { Told } from '../pictures/told.js';
import type { Measure } from '../rules/measure.js';
import { spread } from '../rules/tally.js';
import { usualOf } from '../rules/usual.js';
import { rankingRows } from './ranked.js';

type Type = Column['type'];

/** The column type of a measure, by its unit. */
const types: Record<Measure['unit'], Type> = {
  count: 'count',
  percent: 'share',
  amount: 'amount',
  minutes: 'count',
};

/** Means have a decimal, counts have none. */
export const typeOf = ({ unit, of }: Measure): Type =>
  of.source === 'queue' && unit === 'count' ? 'hours' : types[unit];

export const text = (label: string, width = 18) => ({ label, type: 'text' as const, width });
/** A measure's name as a column heading; with the unit for minutes. */
export const nameOf = ({ name, unit }: Measure, { t }: Speech) => {
  const said = t(`measures.${name}`);
  return unit === 'minutes' ? t('pictures.sheet.in_minutes', { name: said }) : said;
};

/** A report as a workbook: figures, tallies, trends, rankings, the queue; then every register of the period. */
export function reportWorkbook(told: Told, records: Exported, speech: Speech): Promise<Buffer> {
  const tables = [figures, tallies, trends, rankings, heat].map((make) => make(told, speech));
  return workbook([...tables.filter(({ rows }) => rows.length > 0), ...registers(records, tables, speech)]);
}

/** The names of registers must differ from those of the tables before. */
function registers(records: Exported, tables: readonly Table[], speech: Speech): Table[] {
  return sheetsOf(records, speech, new Set(tables.map(({ name }) => name.toLowerCase())));
}

function figures({ report, compiled }: Told, speech: Speech): Table {
  const { t } = speech;
  const corrected = report.measures.some(({ name }) => compiled.corrected[name] !== undefined);
  const labels = [
    'value',
    'before',
    'low',
    'median',
    'high',
    ...(corrected ? ['corrected' as const] : []),
  ] as const;
  return {
    name: t('pictures.sheet.figures'),
    columns: [
      text(t('pictures.sheet.theme')),
      text(t('pictures.sheet.measure'), 38),
      ...labels.map((label) => ({ label: t(`pictures.sheet.${label}`), type: 'count' as const })),
    ],
    units: report.measures.map(typeOf),
    rows: report.measures.map((measure) => {
      const { name, theme } = measure;
      const usual = usualOf(measure, compiled);
      return [
        t(`themes.${theme}`),
        nameOf(measure, speech),
        compiled.figures[name] ?? null,
        compiled.before[name] ?? null,
        ...[usual?.low, usual?.median, usual?.high].map((each) => (each === undefined ? null : tidy(each))),
        ...(corrected ? [compiled.corrected[name] ?? null] : []),
      ];
    }),
  };
}

/** Rounds away the inexactness of binary fractions. */
const tidy = (value: number) => Math.round(value * 10_000) / 10_000;

function tallies({ report, compiled }: Told, speech: Speech): Table {
  const { t } = speech;
  return {
    name: t('pictures.sheet.tallies'),
    columns: [
      text(t('pictures.sheet.measure'), 38),
      text(t('pictures.sheet.what'), 38),
      { label: t('pictures.sheet.count'), type: 'count' },
    ],
    rows: report.tallies.flatMap((tally) =>
      spread(tally, compiled.figures).map(({ option, count }): Cell[] => [
        t(`measures.${tally.name}`),
        t(
          tally.by === 'status'
            ? `kinds.${tally.kind}.statuses.${option}`
            : `kinds.${tally.kind}.fields.${tally.by}.options.${option}`,
        ),
        count,
      ]),
    ),
  };
}

function trends({ report, compiled, period }: Told, speech: Speech): Table {
  const all = [...compiled.past, { period: period.name, figures: compiled.figures }];
  return {
    name: speech.t('pictures.sheet.trends'),
    columns: [
      text(speech.t('pictures.sheet.period')),
      ...report.measures.map((measure) => ({ label: nameOf(measure, speech), type: typeOf(measure) })),
    ],
    rows: all.map(({ period: name, figures: each }) => [
      fullPeriod(report.period, name, speech),
      ...report.measures.map((measure) => each[measure.name] ?? null),
    ]),
  };
}

function rankings(told: Told, speech: Speech): Table {
  const { t } = speech;
  return {
    name: t('pictures.sheet.rankings'),
    columns: [
      text(t('pictures.sheet.measure'), 38),
      text(t('pictures.sheet.what'), 38),
      { label: t('pictures.sheet.count'), type: 'count' },
      { label: t('pictures.sheet.minutes'), type: 'count' },
      { label: t('pictures.sheet.amount'), type: 'amount' },
    ],
    rows: told.report.rankings.flatMap((ranking) =>
      rankingRows(ranking, told, speech).map(({ what, count, minutes, amount }): Cell[] => [
        t(`measures.${ranking.name}`),
        what,
        count,
        minutes === null ? null : Math.round(minutes),
        amount ?? null,
      ]),
    ),
  };
}

function heat({ compiled }: Told, speech: Speech): Table {
  const { t } = speech;
  const number = (name: 'waiting' | 'longest' | 'counts' | 'complaints', type: Type) => ({
    label: t(`pictures.sheet.${name}`),
    type,
  });
  return {
    name: t('pictures.sheet.heat'),
    columns: [
      text(t('pictures.sheet.day')),
      text(t('pictures.sheet.hour')),
      number('waiting', 'hours'),
      number('longest', 'count'),
      number('counts', 'count'),
      number('complaints', 'count'),
    ],
    rows: compiled.pointers.heat.map((each) => [
      weekdayName(each.weekday, 'long', speech),
      hourText(each.hour, speech),
      each.waiting,
      each.longest,
      each.counts,
      each.complaints,
    ]),
  };
}
