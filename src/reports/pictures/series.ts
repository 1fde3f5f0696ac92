import { figureValue } from '../../platform/language/figures.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Measure } from '../rules/measure.js';
import { verdictOf } from '../rules/notable-changes.js';
import { type Usual, usualOf } from '../rules/usual.js';
import type { Told } from './told.js';

/** A measure over several periods, the newest last. */
export interface Series {
  measure: Measure;
  name: string;
  values: (number | null)[];
  usual: Usual | null;
  /**
   * Where the newest value is outside of the usual range by more than chance; null where it is not, or where it is
   * too early to tell.
   */
  stands: 'above' | 'below' | null;
  /** Whether it is on the undesired side. */
  alarming: boolean;
}

export const isTold = ({ compiled }: Pick<Told, 'compiled'>, { name }: Measure): boolean =>
  [...compiled.past.map(({ figures }) => figures), compiled.figures].some(
    (figures) => typeof figures[name] === 'number',
  );

export function seriesOf(measure: Measure, { compiled }: Pick<Told, 'compiled'>, speech: Speech): Series {
  const now = compiled.figures[measure.name] ?? null;
  const usual = usualOf(measure, compiled);
  // Counts grow until the period is over, so they are only judged then.
  const final = compiled.closed || measure.unit === 'percent';
  const verdict = now !== null && final ? verdictOf(measure, now, usual) : null;
  return {
    measure,
    name: speech.t(`measures.${measure.name}`),
    values: [...compiled.past.map(({ figures }) => figures[measure.name] ?? null), now],
    usual,
    stands: verdict && usual && now !== null ? (now > usual.high ? 'above' : 'below') : null,
    alarming: verdict === 'worse',
  };
}

/** A figure in short form; counts and amounts as whole numbers. */
export function brief(
  { unit }: Measure,
  value: number | null,
  { branch }: Pick<Told, 'branch'>,
  speech: Speech,
): string {
  const whole = unit === 'count' || unit === 'amount';
  return figureValue(unit, value !== null && whole ? Math.round(value) : value, branch, speech);
}

const amounts = new Map<string, Intl.NumberFormat>();

/**
 * The same as a label of a data point, where there is little room: money abbreviated (`83M`, `8325万`), without
 * currency.
 */
export function mark(
  measure: Measure,
  value: number | null,
  told: Pick<Told, 'branch'>,
  speech: Speech,
): string {
  if (measure.unit !== 'amount' || value === null) return brief(measure, value, told, speech);
  const { language } = speech;
  const format =
    amounts.get(language) ??
    new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 });
  amounts.set(language, format);
  return format.format(value);
}

/** `usual 3 to 6`, or how the newest value compares with it; null where it is not known. */
export function usualText({ measure, usual, stands }: Series, told: Told, speech: Speech): string | null {
  if (!usual) return null;
  const [low, high] = [usual.low, usual.high].map((value) => mark(measure, value, told, speech));
  const range = low === high ? (low ?? '') : speech.t('pictures.range', { low: low ?? '', high: high ?? '' });
  return speech.t(`pictures.${stands ?? 'usual'}`, { range });
}
