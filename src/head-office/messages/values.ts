import { line } from '../../platform/blocks/escape.js';
import type { Unit } from '../../platform/language/figures.js';
import type { Speech } from '../../platform/language/speak.js';
import { differenceOf, type Measure } from '../../reports/module.js';
import type { BranchFigures } from '../rules/figures.js';
import type { Placed } from '../rules/rank.js';

/** A figure formatted by its unit; a dash where there is none. */
export function valueText(
  unit: Unit,
  value: number | null | undefined,
  currency: string,
  speech: Speech,
): string {
  if (value === null || value === undefined) return speech.t('report.none');
  if (unit === 'percent') return speech.percent(value);
  if (unit === 'minutes') return speech.duration(value);
  return unit === 'amount' ? speech.amount(value, currency) : speech.number(value);
}

/** A value by which branches are compared, with "per hundred tickets" where it is one. */
export function comparedText(
  measure: Measure,
  value: number | null | undefined,
  { branch, perHundred }: Pick<Placed, 'branch' | 'perHundred'>,
  speech: Speech,
): string {
  if (!perHundred || value === null || value === undefined)
    return valueText(measure.unit, value, branch.currency, speech);
  // Small rates per hundred keep one decimal.
  const shown = measure.unit === 'amount' || value >= 10 ? value : Math.round(value * 10) / 10;
  return speech.t('hq.per_hundred', { value: valueText(measure.unit, shown, branch.currency, speech) });
}

/** A branch's own value; a rate per hundred is followed by the figure it was computed from. */
export const placedText = (measure: Measure, placed: Placed, speech: Speech): string => {
  const { value, perHundred, branch } = placed;
  const compared = comparedText(measure, value, placed, speech);
  if (!perHundred || value === null) return compared;
  const figure = valueText(measure.unit, branch.figures[measure.name], branch.currency, speech);
  return speech.t('hq.rate_of', { compared, figure });
};

/** A branch's name, shortened for one line. */
export const branchName = ({ name }: { name: string }) => line(name, 60);

/** The difference of two values; that of two shares is in percentage points. */
function sizeText(unit: Unit, size: number, currency: string, speech: Speech): string {
  return unit === 'percent'
    ? speech.t('report.points', { count: Math.round(Math.abs(size) * 100) })
    : valueText(unit, Math.abs(size), currency, speech);
}

/**
 * The comparison with the period before. The direction is also given in words, because screen readers do not read the
 * arrow.
 */
export function againstBefore(measure: Measure, branch: BranchFigures, speech: Speech): string {
  const { figures, before, currency } = branch;
  const then = valueText(measure.unit, before[measure.name], currency, speech);
  const difference = differenceOf(measure, figures, before);
  if (!difference) {
    const same = typeof figures[measure.name] === 'number' && figures[measure.name] === before[measure.name];
    return same ? speech.t('report.same') : speech.t('report.before', { value: then });
  }
  const { by, verdict } = difference;
  const size =
    measure.unit === 'percent'
      ? speech.t('report.points', { count: Math.abs(by) })
      : valueText(measure.unit, Math.abs(by), currency, speech);
  const way = `${by > 0 ? '▲' : '▼'} ${speech.t(by > 0 ? 'report.more' : 'report.less', { by: size })}`;
  const how = verdict ? [speech.t(`report.${verdict}`)] : [];
  return `${speech.t('report.before', { value: then })} (${[way, ...how].join(' · ')})`;
}

/** The comparison with the median of the branches that it is compared with. */
export function againstMedian(measure: Measure, placed: Placed, speech: Speech): string[] {
  const { value, spread, branch, perHundred } = placed;
  if (value === null || !spread) return [];
  const away = value - spread.median;
  const said = (size: number) =>
    perHundred
      ? comparedText(measure, Math.abs(size), placed, speech)
      : sizeText(measure.unit, size, branch.currency, speech);
  const by = said(away);
  // A difference that is rounded to zero is none.
  if (away === 0 || by === said(0)) return [speech.t('hq.at_median')];
  return [speech.t(away > 0 ? 'hq.above' : 'hq.below', { by })];
}
