import type { Speech } from '../../platform/language/speak.js';
import type { Warm } from '../rules/report-figures.js';
import type { Drawing } from './draw.js';
import { headOf, words } from './head.js';
import { inkOn, palette } from './palette.js';
import { fullPeriod, shortPeriod } from './periods.js';
import { size } from './picture.js';
import type { Told } from './told.js';

const left = 130;
const top = 206;
const right = 36;
const bottom = 92;

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** @param weekday from 1 (Monday) to 7 */
export function weekdayName(weekday: number, length: 'short' | 'long', speech: Speech): string {
  const locale = speech.language === 'en' ? 'en-GB' : speech.language;
  const key = `${locale} ${length}`;
  const format = weekdays.get(key) ?? new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' });
  weekdays.set(key, format);
  // The first of January 2024 was a Monday.
  return format.format(new Date(Date.UTC(2024, 0, weekday)));
}

const clock = (hour: number) => `${hour}:00`;
export const hourText = (hour: number, speech: Speech) =>
  speech.t('pictures.hour', { from: clock(hour), to: clock(hour + 1) });

export const waitingText = (waiting: number, speech: Speech) =>
  speech.number(waiting >= 10 ? Math.round(waiting) : Math.round(waiting * 10) / 10);

/** The hour with the longest queue. */
export const worstOf = (heat: readonly Warm[]): (Warm & { waiting: number }) | undefined =>
  heat
    .flatMap((each) => (each.waiting === null ? [] : [{ ...each, waiting: each.waiting }]))
    .sort((one, other) => other.waiting - one.waiting)[0];

/** How many wait by weekday and hour: a number in each cell, and a mark where people complained about waiting. */
export function heatOf(told: Told, speech: Speech): Drawing {
  const { heat } = told.compiled.pointers;
  const days = [...new Set(heat.map(({ weekday }) => weekday))].sort((a, b) => b - a);
  const counted = heat.map(({ hour }) => hour);
  const [first, last] = [Math.min(...counted), Math.max(...counted)];
  const hours = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const most = Math.max(worstOf(heat)?.waiting ?? 0, 1);
  const cell = {
    width: (size.width - left - right) / hours.length,
    height: (size.height - top - bottom) / days.length,
  };
  const print = Math.min(34, cell.height * 0.5, cell.width * 0.36);
  const mark = Math.min(32, cell.height * 0.42, cell.width * 0.25);
  const spot = (each: Warm): [number, number] => [hours.indexOf(each.hour), days.indexOf(each.weekday)];
  const complained = heat.filter(({ complaints }) => complaints > 0);
  return {
    grid: { left, right, top, bottom },
    xAxis: {
      type: 'category',
      position: 'top',
      data: hours.map(clock),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { fontSize: Math.min(26, cell.width * 0.36), color: palette.quiet, margin: 12, interval: 0 },
    },
    yAxis: {
      type: 'category',
      data: days.map((day) => weekdayName(day, 'short', speech)),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { fontSize: 30, color: palette.ink, margin: 20 },
    },
    visualMap: {
      show: false,
      min: 0,
      max: most,
      dimension: 2,
      seriesIndex: 0,
      inRange: { color: palette.warmth },
    },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: palette.paper, borderWidth: 5, borderRadius: 10 },
        data: heat
          .filter(({ waiting }) => waiting !== null)
          .map((each) => ({
            value: [...spot(each), each.waiting],
            label: {
              show: true,
              formatter: waitingText(each.waiting ?? 0, speech),
              fontSize: print,
              color: inkOn((each.waiting ?? 0) / most),
            },
          })),
      },
      {
        type: 'scatter',
        symbol: 'circle',
        symbolSize: mark,
        symbolOffset: [cell.width / 2 - mark / 2 - 6, mark / 2 + 6 - cell.height / 2],
        itemStyle: { color: palette.alarm, borderColor: palette.paper, borderWidth: 2, opacity: 1 },
        label: {
          show: true,
          formatter: ({ data }: { data: number[] }) => String(data[2]),
          fontSize: mark * 0.66,
          color: palette.paper,
        },
        data: complained.map((each) => [...spot(each), each.complaints]),
      },
    ],
    graphic: [
      ...headOf(speech.t('pictures.heat_about'), remarks(told, speech)),
      ...legend(complained.length > 0, speech),
    ],
  };
}

function remarks({ branch, report, period, compiled }: Told, speech: Speech): string[] {
  const worst = worstOf(compiled.pointers.heat);
  return [
    fullPeriod(report.period, period.name, speech),
    ...(worst
      ? [
          speech.t('pictures.heat_worst', {
            day: weekdayName(worst.weekday, 'short', speech),
            hour: hourText(worst.hour, speech),
            count: waitingText(worst.waiting, speech),
          }),
        ]
      : []),
    ...(compiled.closed
      ? []
      : [speech.t('pictures.running', { period: shortPeriod(report.period, period.name, speech) })]),
    branch.name,
  ];
}

function legend(withComplaints: boolean, speech: Speech) {
  const y = size.height - 58;
  const scale = left + 70;
  const after = scale + palette.warmth.length * 46 + 16;
  return [
    words(speech.t('pictures.few'), { x: scale - 14, y, size: 26, color: palette.quiet, align: 'right' }),
    ...palette.warmth.map((fill, place) => ({
      type: 'rect',
      silent: true,
      shape: { x: scale + place * 46, y: y + 2, width: 44, height: 28, r: 4 },
      style: { fill },
    })),
    words(speech.t('pictures.many'), { x: after, y, size: 26, color: palette.quiet }),
    ...(withComplaints
      ? [
          {
            type: 'circle',
            silent: true,
            shape: { cx: 620, cy: y + 16, r: 16 },
            style: { fill: palette.alarm },
          },
          words(speech.t('pictures.complaints'), { x: 648, y, size: 26, color: palette.quiet }),
        ]
      : []),
  ];
}
