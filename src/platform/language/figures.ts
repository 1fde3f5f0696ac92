import type { Branch } from '../directory/branch.js';
import { currencyOf } from '../directory/money.js';
import type { Speech } from './speak.js';

/** A figure, formatted by its unit. One that is missing, such as a share of nothing, is a dash. */
export function figureValue(
  unit: Unit,
  value: number | null | undefined,
  branch: Branch,
  speech: Speech,
): string {
  if (value === null || value === undefined) return speech.t('report.none');
  if (unit === 'percent') return speech.percent(value);
  if (unit === 'minutes') return speech.duration(value);
  // A mean has one decimal.
  return unit === 'amount'
    ? speech.amount(value, currencyOf(branch))
    : speech.number(Math.round(value * 10) / 10);
}

/** A measure's name and its value in words. */
export function figureText(
  measure: { name: string; unit: Unit },
  figures: Readonly<Record<string, number | null>>,
  branch: Branch,
  speech: Speech,
): { name: string; value: string } {
  return {
    name: speech.t(`measures.${measure.name}`),
    value: figureValue(measure.unit, figures[measure.name], branch, speech),
  };
}

/** What a figure is counted in: things, a share from 0 to 1, whole currency units, or minutes. */
export type Unit = 'count' | 'percent' | 'amount' | 'minutes';
