import { figureValue } from '../../platform/language/figures.js';
import type { Speech } from '../../platform/language/speak.js';
import { notableChanges, type Turn } from '../rules/notable-changes.js';
import { isTelling, usualText } from './figures.js';
import type { ReportModel } from './report-model.js';

/** A line for what got better and one for what got worse. */
export function turnLines(sheet: ReportModel, speech: Speech): string[] {
  if (!isTelling(sheet)) return [];
  const { better, worse } = notableChanges(sheet.report, sheet.compiled);
  return [
    ...worse.map((turn) => `📉 ${speech.t('digest.worse', { what: turnText(turn, sheet, speech) })}`),
    ...better.map((turn) => `📈 ${speech.t('digest.better', { what: turnText(turn, sheet, speech) })}`),
  ];
}

function turnText({ measure, now, before, usual }: Turn, sheet: ReportModel, speech: Speech): string {
  const said = (value: number) => figureValue(measure.unit, value, sheet.branch, speech);
  const slots = { name: speech.t(`measures.${measure.name}`), value: said(now), before: said(before) };
  return usual
    ? speech.t('digest.turned_usual', { ...slots, usual: usualText(measure, usual, sheet, speech) })
    : speech.t('digest.turned', slots);
}
