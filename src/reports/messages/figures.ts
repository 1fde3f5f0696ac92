import { figureText, figureValue } from '../../platform/language/figures.js';
import type { Speech } from '../../platform/language/speak.js';
import { type Measure, themes } from '../rules/measure.js';
import { asShown, verdictOf } from '../rules/notable-changes.js';
import { differenceOf } from '../rules/standouts.js';
import { spread, type Tally } from '../rules/tally.js';
import { type Usual, usualOf } from '../rules/usual.js';
import type { ReportModel } from './report-model.js';

/** The most frequent options shown in one line on a phone. */
export const MAX_FIGURES = 4;

/** Whether lines are for the screen, with arrows, or for screen readers, which do not read arrows, with words. */
export type Sense = 'seen' | 'heard';

/** A line for each theme with the figures that occurred; figures that were always zero are left out. */
export function themeLines(sheet: ReportModel, speech: Speech, sense: Sense): string[] {
  return themes.flatMap((theme) => {
    const told = sheet.report.measures
      .filter((measure) => measure.theme === theme && isWorthTelling(measure, sheet))
      .map((measure) => oneFigure(measure, sheet, speech, sense));
    if (told.length === 0) return [];
    const name = speech.t(`themes.${theme}`);
    return [speech.t('digest.labelled', { name, text: told.join(sense === 'seen' ? ' · ' : '; ') })];
  });
}

function isWorthTelling(measure: Measure, { compiled }: ReportModel): boolean {
  const { figures, before, corrected } = compiled;
  const low = usualOf(measure, compiled)?.low ?? 0;
  return [figures, before, corrected].some((each) => each[measure.name]) || low > 0;
}

/** A figure, its change since the period before, and in brackets the branch's usual range. */
function oneFigure(measure: Measure, sheet: ReportModel, speech: Speech, sense: Sense): string {
  const { branch, compiled } = sheet;
  const value = figureValue(measure.unit, compiled.figures[measure.name], branch, speech);
  const name = speech.maybe(`shortly.${measure.name}`) ?? speech.t(`measures.${measure.name}`);
  const change = changeText(measure, sheet, speech, sense);
  const notes = [
    todayText(measure, value, sheet, speech),
    usualNote(measure, sheet, speech, sense),
    verdictText(measure, sheet, speech),
  ].filter((note) => note !== null);
  if (sense === 'heard') return [`${name}: ${value}`, ...(change ? [change] : []), ...notes].join(', ');
  const bracket = notes.length > 0 ? [`(${notes.join(' · ')})`] : [];
  return [`${name} *${value}*`, ...(change ? [change] : []), ...bracket].join(' ');
}

function changeText(
  measure: Measure,
  { compiled, branch }: ReportModel,
  speech: Speech,
  sense: Sense,
): string | null {
  const difference = differenceOf(measure, compiled.figures, compiled.before);
  if (!difference || compiled.past.length === 0) return null;
  const size = Math.abs(difference.by);
  const by =
    measure.unit === 'percent'
      ? speech.t('report.points', { count: size })
      : figureValue(measure.unit, size, branch, speech);
  const [arrow, way] = difference.by > 0 ? (['▲', 'more'] as const) : (['▼', 'less'] as const);
  return sense === 'seen' ? `${arrow} ${by}` : speech.t(`report.${way}`, { by });
}

/** What a stored figure would be today, if something was corrected since; else null. */
function todayText(measure: Measure, value: string, sheet: ReportModel, speech: Speech): string | null {
  const today = todayValue(measure, sheet, speech);
  return today !== null && today !== value ? speech.t('digest.today', { value: today }) : null;
}

function todayValue(
  { name, unit }: Measure,
  { compiled, branch }: ReportModel,
  speech: Speech,
): string | null {
  return name in compiled.corrected ? figureValue(unit, compiled.corrected[name], branch, speech) : null;
}

/** Whether any figure shown would be different today. */
export const isCorrected = (sheet: ReportModel, speech: Speech): boolean =>
  sheet.report.measures.some((measure) => {
    const value = figureValue(measure.unit, sheet.compiled.figures[measure.name], sheet.branch, speech);
    return todayText(measure, value, sheet, speech) !== null;
  });

function usualNote(measure: Measure, sheet: ReportModel, speech: Speech, sense: Sense): string | null {
  const usual = usualOf(measure, sheet.compiled);
  if (!usual) return null;
  return sense === 'seen'
    ? rangeText(measure, usual, sheet, speech).join('–')
    : usualText(measure, usual, sheet, speech);
}

/** A word for a figure that is far outside of the usual range. */
function verdictText(measure: Measure, sheet: ReportModel, speech: Speech): string | null {
  const now = sheet.compiled.figures[measure.name];
  const usual = usualOf(measure, sheet.compiled);
  const verdict = typeof now === 'number' && isTelling(sheet) ? verdictOf(measure, now, usual) : null;
  return verdict && speech.t(`digest.than_usual_${verdict}`);
}

/** The branch's own usual range, `usual 8 to 14`. */
export function usualText(measure: Measure, usual: Usual, sheet: ReportModel, speech: Speech): string {
  const [low, high] = rangeText(measure, usual, sheet, speech);
  return high === undefined
    ? speech.t('digest.usual_value', { value: low ?? '' })
    : speech.t('digest.usual', { low: low ?? '', high });
}

/** Its ends, or its only value. The unit is only given once: 34, 38 min. */
function rangeText(
  measure: Measure,
  { low, high }: Usual,
  { branch }: ReportModel,
  speech: Speech,
): [string] | [string, string] {
  const said = (value: number) => {
    const shown = asShown(measure, value);
    return figureValue(measure.unit, measure.unit === 'percent' ? shown / 100 : shown, branch, speech);
  };
  const [from, to] = [said(low), said(high)];
  const unit = /\D*$/.exec(to)?.[0] ?? '';
  if (from === to) return [from];
  return [unit && from.endsWith(unit) ? from.slice(0, -unit.length) : from, to];
}

/** Whether enough of the period has passed to compare it with full ones. */
export const isTelling = ({ period: { from, to }, now }: ReportModel): boolean =>
  now.getTime() - from.getTime() > 0.6 * (to.getTime() - from.getTime());

/** How a period's records are distributed over causes or steps, in one line; null where there are none. */
export function tallyLine(tally: Tally, sheet: ReportModel, speech: Speech): string | null {
  const { branch, compiled } = sheet;
  const found = spread(tally, compiled.figures);
  if (found.length === 0) return null;
  const shown = tally.as === 'order' ? found : found.slice(0, MAX_FIGURES);
  const parts = shown.map(
    ({ option, count }) => `${optionName(tally, option, speech)} ${speech.number(count)}`,
  );
  const last = tally.ends;
  const end = last && compiled.figures[last.name] ? figureText(last, compiled.figures, branch, speech) : null;
  return [
    speech.t('digest.labelled', {
      name: speech.t(`measures.${tally.name}`),
      text: parts.join(tally.as === 'order' ? ' → ' : ' · '),
    }),
    ...(end ? [`${end.name} *${end.value}*`] : []),
  ].join(' · ');
}

const optionName = ({ kind, by }: Tally, option: string, speech: Speech) =>
  speech.t(
    by === 'status' ? `kinds.${kind}.statuses.${option}` : `kinds.${kind}.fields.${by}.options.${option}`,
  );
