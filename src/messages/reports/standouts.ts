import { type Standout, standouts } from '../../domain/reports/standouts.js';
import { instantOf } from '../../domain/time/zone.js';
import { figureValue } from '../figures.js';
import type { Speech } from '../speak.js';
import { pointedLine } from './pointed.js';
import type { Sheet } from './sheet.js';

/** As many of each as a reader takes in; all that are open stand below. */
const most = 3;

/** What must be seen first, in lines; where there is nothing, that is said. */
export function standoutLines(sheet: Sheet, speech: Speech): string[] {
  const found = standouts(sheet.report, sheet.compiled.told, sheet.compiled.before);
  if (found.length === 0) return [`✅ ${speech.t('report.fine')}`];
  return found.flatMap((one) => lines(one, sheet, speech));
}

function lines(standout: Standout, sheet: Sheet, speech: Speech): string[] {
  const { branch, compiled } = sheet;
  if (standout.what === 'fell') {
    const { measure, now, before } = standout;
    const said = (value: number) => figureValue(measure.unit, value, branch, speech);
    const name = speech.t(`measures.${measure.name}`);
    return [`📉 ${speech.t('report.fell', { name, value: said(now), before: said(before) })}`];
  }
  const { count } = standout;
  const share = figureValue('percent', compiled.told.figures.complaint_clocks, branch, speech);
  const heads = {
    grave: `🟠 *${speech.t('report.grave', { count })}*`,
    overdue: `🔴 *${speech.t('report.overdue_count', { count })}*`,
    broken: `⚠️ *${speech.t('report.late_limits', { count, share })}*`,
    missed: `⚠️ *${speech.t('report.missed', { count })}*`,
  };
  const each =
    standout.what === 'missed'
      ? standout.first.map(({ list, date }) => {
          const day = speech.day(instantOf(date, '12:00', branch.timezone), branch.timezone);
          return speech.t('report.missed_lists', { list: speech.t(`lists.${list}.name`), day });
        })
      : standout.first.map((record) => pointedLine(record, sheet, speech));
  const rest = count - Math.min(most, each.length);
  return [
    heads[standout.what],
    ...each.slice(0, most).map((one) => `• ${one}`),
    ...(rest > 0 ? [`• ${speech.t('briefing.and_more', { count: rest })}`] : []),
  ];
}
