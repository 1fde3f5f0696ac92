import { cut } from '../../platform/cut.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Measure } from '../rules/measure.js';
import { waitingText, weekdayName } from './heat.js';
import { fullPeriod, shortPeriod, spanText } from './periods.js';
import { mostWords } from './picture.js';
import { brief, type Series, seriesOf, usualText } from './series.js';
import type { Told } from './told.js';
import { periodsOf } from './trend.js';

/** The text alternative of a trend's picture. */
export function trendSaid(measures: readonly Measure[], told: Told, speech: Speech): string {
  const { branch, report } = told;
  const names = periodsOf(told);
  const all = measures.map((measure) => seriesOf(measure, told, speech));
  const head = speech.t('pictures.alt.trend', {
    names: speech.list(all.map(({ name }) => name)),
    branch: branch.name,
    span: spanText(report.period, names[0] ?? '', names.at(-1) ?? '', speech),
  });
  return whole([head, ...all.map((series) => seriesSaid(series, told, speech))]);
}

function seriesSaid(series: Series, told: Told, speech: Speech): string {
  const { measure, name, values } = series;
  const { report, period, compiled } = told;
  const value = (given: number | null) => brief(measure, given, told, speech);
  const usual = usualText(series, told, speech);
  const slots = {
    name,
    period: shortPeriod(report.period, period.name, speech),
    now: value(values.at(-1) ?? null),
    usual: [
      ...(compiled.closed ? [] : [speech.t('pictures.alt.so_far')]),
      ...(usual ? [speech.t('pictures.alt.aside', { text: usual })] : []),
    ].join(''),
  };
  const before = compiled.past.flatMap(({ period: name }, place) => {
    const given = values[place] ?? null;
    if (given === null) return [];
    const slots = { period: shortPeriod(report.period, name, speech), value: value(given) };
    return [speech.t('pictures.alt.value', slots)];
  });
  if (before.length === 0) return speech.t('pictures.alt.alone', slots);
  return speech.t('pictures.alt.series', { ...slots, values: before.join(speech.t('pictures.alt.comma')) });
}

/** The text alternative of the heat map; hours without counts are left out. */
export function heatSaid(told: Told, speech: Speech): string {
  const full = heatSentences(told, speech, (hour) => `${hour}:00`);
  // With long opening hours only the short form of the hours fits.
  const said = full.join('\n').length <= mostWords ? full : heatSentences(told, speech, String);
  return whole(said);
}

function heatSentences(told: Told, speech: Speech, clock: (hour: number) => string): string[] {
  const { branch, report, period, compiled } = told;
  const { heat } = compiled.pointers;
  const comma = speech.t('pictures.alt.comma');
  const days = [...new Set(heat.map(({ weekday }) => weekday))].sort((a, b) => a - b);
  const rows = days.flatMap((day) => {
    const cells = heat
      .filter(({ weekday, waiting }) => weekday === day && waiting !== null)
      .sort((one, other) => one.hour - other.hour)
      .map(({ hour, waiting }) =>
        speech.t('pictures.alt.heat_cell', { hour: clock(hour), count: waitingText(waiting ?? 0, speech) }),
      );
    const name = weekdayName(day, 'long', speech);
    return cells.length > 0
      ? [speech.t('pictures.alt.heat_row', { day: name, cells: cells.join(comma) })]
      : [];
  });
  const complaints = heat
    .filter((each) => each.complaints > 0)
    .map(({ weekday, hour, complaints: count }) =>
      speech.t('pictures.alt.heat_complaint', {
        day: weekdayName(weekday, 'short', speech),
        hour: clock(hour),
        count,
      }),
    );
  const head = speech.t('pictures.alt.heat', {
    branch: branch.name,
    period: fullPeriod(report.period, period.name, speech),
  });
  const last =
    complaints.length > 0
      ? [speech.t('pictures.alt.heat_complaints', { cells: complaints.join(comma) })]
      : [];
  return [head, ...last, ...rows];
}

const whole = (sentences: readonly string[]) => cut(sentences.join('\n'), mostWords);
