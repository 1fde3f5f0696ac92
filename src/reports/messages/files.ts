import { escapeText } from '../../platform/blocks/escape.js';
import { type Message, sentence } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import { fullPeriod } from '../pictures/periods.js';
import type { Told } from '../pictures/told.js';

const called = ({ branch, report, period }: Told, speech: Speech) => ({
  title: escapeText(speech.t(`reports.${report.name}.title`, { branch: branch.name })),
  period: fullPeriod(report.period, period.name, speech),
});

/** The text above the pictures of a report. */
export const picturesReady = (told: Told, speech: Speech): Message =>
  sentence(speech.t('pictures.above_files', called(told, speech)));

/** The text above the workbook of a report. */
export function workbookReady(
  told: Told,
  { count, total }: { count: number; total: number },
  speech: Speech,
): Message {
  const { t, number } = speech;
  const { branch, compiled, now } = told;
  return sentence(
    [
      t('pictures.file.ready', called(told, speech)),
      ...(compiled.closed ? [] : [t('pictures.file.so_far', { when: speech.moment(now, branch.timezone) })]),
      ...(total > count ? [t('pictures.file.newest', { count: number(count), total: number(total) })] : []),
      t('pictures.file.without'),
    ].join('\n'),
  );
}
