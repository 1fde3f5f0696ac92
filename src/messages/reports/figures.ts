import type { Measure } from '../../domain/reports/measure.js';
import { type Difference, differenceOf } from '../../domain/reports/standouts.js';
import { spread, type Tally } from '../../domain/reports/tally.js';
import { figureText, figureValue } from '../figures.js';
import type { Speech } from '../speak.js';
import type { Sheet } from './sheet.js';

/** As many of the most frequent as a line on a phone bears. */
const most = 4;

/** A figure beside the one of the period before, and which way it went, in words too: an arrow is not read aloud. */
export function figureLine(measure: Measure, sheet: Sheet, speech: Speech): string {
  const { branch, compiled } = sheet;
  const { name, value } = figureText(measure, compiled.figures, branch, speech);
  const then = figureValue(measure.unit, compiled.before[measure.name], branch, speech);
  const difference = differenceOf(measure, compiled.figures, compiled.before);
  const change = difference
    ? [`${speech.t('report.before', { value: then })} (${changeText(measure, difference, sheet, speech)})`]
    : value === then
      ? [speech.t('report.same')]
      : [speech.t('report.before', { value: then })];
  return [`${name}: *${value}*`, ...change].join(' · ');
}

function changeText(measure: Measure, { by, verdict }: Difference, sheet: Sheet, speech: Speech): string {
  const { branch } = sheet;
  const size = Math.abs(by);
  const amount =
    measure.unit === 'percent'
      ? speech.t('report.points', { count: size })
      : figureValue(measure.unit, size, branch, speech);
  const way = by > 0 ? 'more' : 'less';
  const words = `${by > 0 ? '▲' : '▼'} ${speech.t(`report.${way}`, { by: amount })}`;
  return verdict && isTelling(sheet) ? `${words} · ${speech.t(`report.${verdict}`)}` : words;
}

/** Little of a running period against the whole one before it says nothing of better or worse. */
const isTelling = ({ period: { from, to }, now }: Sheet) =>
  now.getTime() - from.getTime() > 0.6 * (to.getTime() - from.getTime());

/** How a period's records spread over causes or steps, in one line; null where there are none. */
export function tallyLine(tally: Tally, sheet: Sheet, speech: Speech): string | null {
  const { report, branch, compiled } = sheet;
  const found = spread(tally, compiled.figures);
  if (found.length === 0) return null;
  const shown = tally.as === 'order' ? found : found.slice(0, most);
  const parts = shown.map(
    ({ option, count }) => `${optionName(tally, option, speech)} ${speech.number(count)}`,
  );
  const last = report.measures.find(({ name }) => name === tally.ends);
  const end = last && figureText(last, compiled.figures, branch, speech);
  return [
    `${speech.t(`measures.${tally.name}`)}: ${parts.join(tally.as === 'order' ? ' → ' : ' · ')}`,
    ...(end ? [`${end.name} *${end.value}*`] : []),
  ].join(' · ');
}

const optionName = ({ kind, by }: Tally, option: string, speech: Speech) =>
  speech.t(
    by === 'status' ? `kinds.${kind}.statuses.${option}` : `kinds.${kind}.fields.${by}.options.${option}`,
  );
