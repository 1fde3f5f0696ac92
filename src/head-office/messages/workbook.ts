import type { Speech } from '../../platform/language/speak.js';
import type { Sheet } from '../../platform/workbook/sheet.js';
import { workbook } from '../../platform/workbook/workbook.js';
import { nameOf, type Report, text, typeOf } from '../../reports/module.js';
import type { BranchFigures } from '../rules/figures.js';

/** A row for each branch, with all its figures of the period and of the one before. */
export function branchesWorkbook(
  report: Report,
  branches: readonly BranchFigures[],
  speech: Speech,
): Promise<Buffer> {
  const { t } = speech;
  const sorted = [...branches].sort((one, other) => one.name.localeCompare(other.name, speech.language));
  const sheet = (name: string, of: 'figures' | 'before'): Sheet => ({
    name,
    columns: [
      text(t('hq.sheet.branch'), 28),
      text(t('hq.sheet.currency'), 10),
      ...report.measures.map((measure) => ({ label: nameOf(measure, speech), type: typeOf(measure) })),
    ],
    rows: sorted.map((branch) => [
      branch.name,
      branch.currency,
      ...report.measures.map(({ name }) => branch[of][name] ?? null),
    ]),
  });
  return workbook([
    sheet(t('pictures.sheet.figures'), 'figures'),
    sheet(t('pictures.sheet.before'), 'before'),
  ]);
}
