import type { Speech } from '../../platform/language/speak.js';
import type { Measure } from '../rules/measure.js';
import type { Drawing } from './draw.js';
import { headOf, words } from './head.js';
import { palette } from './palette.js';
import { shortPeriod, spanText } from './periods.js';
import { size } from './picture.js';
import { brief, mark, type Series, seriesOf, usualText } from './series.js';
import type { Told } from './told.js';

const left = 440;
const right = 36;
const top = 168;
const bottom = 62;

/** Measures over several periods, each in a strip of its own with its name, newest value and line. */
export function trendOf(measures: readonly Measure[], told: Told, speech: Speech): Drawing {
  const all = measures.map((measure) => seriesOf(measure, told, speech));
  const axis = periodsOf(told).map((name) => shortPeriod(told.report.period, name, speech));
  const height = (size.height - top - bottom) / all.length;
  const strips = all.map((series, place) => ({ series, place, from: top + place * height, height }));
  return {
    grid: strips.map(({ from }) => ({ left, right, top: from + 38, height: height - 52 })),
    xAxis: strips.map(({ place }) => ({
      type: 'category',
      gridIndex: place,
      data: axis,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line, width: 2 } },
      axisLabel: {
        show: place === all.length - 1,
        interval: (index: number) => (axis.length - 1 - index) % step(axis) === 0,
        fontSize: 26,
        color: palette.quiet,
        margin: 16,
      },
    })),
    yAxis: strips.map(({ series, place }) => ({ gridIndex: place, show: false, ...extent(series) })),
    series: strips.map(({ series, place }) => drawn(series, place, told, speech)),
    graphic: [
      ...headOf(all.map(({ name }) => name).join(' · '), remarksOf(told, speech)),
      ...strips.flatMap((strip) => labels(strip, told, speech)),
    ],
  };
}

export const periodsOf = ({ compiled, period }: Pick<Told, 'compiled' | 'period'>) => [
  ...compiled.past.map(({ period: name }) => name),
  period.name,
];

/** The periods, the branch, and whether the last period is not over. */
export function remarksOf(told: Told, speech: Speech): string[] {
  const { branch, report, compiled } = told;
  const names = periodsOf(told);
  const [first = '', last = ''] = [names[0], names.at(-1)];
  return [
    spanText(report.period, first, last, speech),
    ...(compiled.closed
      ? []
      : [speech.t('pictures.running', { period: shortPeriod(report.period, last, speech) })]),
    branch.name,
  ];
}

/** The interval between labels on the axis, in periods, so that they fit. */
function step(axis: readonly string[]): number {
  return Math.max(...axis.map((label) => Math.ceil((widthOf(label) * 26 + 14) / room(axis.length))), 1);
}

/** The width of one period. */
const room = (count: number) => (size.width - left - right) / count;

/** The width of a label in Latin letters; a Chinese character is wider. */
const widthOf = (label: string) =>
  [...label].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 1 : 0.58), 0);

/** The value axis: from 0 for counts; fitted to the values for shares, so that changes are visible. */
function extent({ measure, values, usual }: Series): { min: number; max: number } {
  const known = [...values.filter((value) => value !== null), ...(usual ? [usual.low, usual.high] : [])];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (measure.unit !== 'percent') return { min: 0, max: Math.max(most, 1) };
  const space = Math.max(most - least, 0.05) * 0.3;
  return { min: least - 1.4 * space, max: most + (most === least ? space : 0) };
}

function drawn(series: Series, place: number, report: Told, speech: Speech) {
  const { measure, values, usual, alarming } = series;
  const accent = alarming ? palette.alarm : palette.now;
  const last = values.length - 1;
  const running = !report.compiled.closed;
  const texts = values.map((value) => (value === null ? '' : mark(measure, value, report, speech)));
  const isLine = measure.unit === 'percent';
  const told = toldOf(series, isLine || !texts.every((text) => widthOf(text) * 24 < room(values.length) + 4));
  return {
    type: isLine ? 'line' : 'bar',
    xAxisIndex: place,
    yAxisIndex: place,
    ...(isLine
      ? { symbol: 'circle', lineStyle: { color: palette.past, width: 5 }, z: 3 }
      : { barWidth: '62%' }),
    data: values.map((value, index) => ({
      value: value ?? '-',
      ...(isLine ? { symbolSize: index === last ? 22 : 13 } : {}),
      itemStyle:
        index < last
          ? { color: palette.past }
          : running
            ? { color: palette.paper, borderColor: accent, borderWidth: 5 }
            : { color: accent },
      label: {
        show: told.has(index),
        position: told.get(index),
        distance: 8,
        formatter: texts[index],
        fontSize: index === last ? 28 : 23,
        color: index === last ? accent : palette.quiet,
        ...(isLine ? { textBorderColor: palette.paper, textBorderWidth: 6 } : {}),
      },
    })),
    ...(usual
      ? {
          markArea: {
            silent: true,
            itemStyle: { color: palette.band },
            data: [
              [{ yAxis: usual.low }, { yAxis: usual.high === usual.low ? usual.high * 1.02 : usual.high }],
            ],
          },
        }
      : {}),
  };
}

/** Which values are labelled, and on which side: all, or only the newest and the extreme ones. */
function toldOf({ measure, values }: Series, few: boolean): Map<number, 'top' | 'bottom'> {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const sorted = [...known].sort((one, other) => one.value - other.value);
  const [least, most, newest] = [sorted[0], sorted.at(-1), known.at(-1)];
  if (!few || !least || !most) return new Map(known.map(({ index }) => [index, 'top']));
  return new Map([
    [most.index, 'top'],
    [least.index, measure.unit === 'percent' ? 'bottom' : 'top'],
    ...(newest && newest.index === values.length - 1 && newest !== least
      ? [[newest.index, 'top'] as const]
      : []),
  ]);
}

function labels(
  { series, from, height }: { series: Series; from: number; height: number },
  told: Told,
  speech: Speech,
) {
  const { measure, name, values, alarming } = series;
  const scale = Math.min(1, height / 144);
  const middle = from + height / 2 - 4;
  const value = brief(measure, values.at(-1) ?? null, told, speech);
  const usual = usualText(series, told, speech);
  return [
    words(name, { x: 48, y: middle - 62 * scale, size: 31 * scale, width: left - 80 }),
    words(value, {
      x: 48,
      y: middle - 24 * scale,
      size: 54 * scale,
      color: alarming ? palette.alarm : palette.now,
      width: left - 60,
    }),
    ...(usual
      ? [
          {
            type: 'rect',
            silent: true,
            shape: { x: 48, y: middle + 42 * scale, width: 26, height: 20 * scale, r: 3 },
            style: { fill: palette.band, stroke: palette.line, lineWidth: 1.5 },
          },
          words(usual, {
            x: 84,
            y: middle + 38 * scale,
            size: 24 * scale,
            color: alarming ? palette.alarm : palette.quiet,
            width: left - 96,
          }),
        ]
      : []),
  ];
}
