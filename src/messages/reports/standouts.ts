import { type Standout, standouts } from '../../domain/reports/standouts.js';
import { instantOf } from '../../domain/time/zone.js';
import { listName } from '../checklists/run.js';
import { escapeText } from '../escape.js';
import { figureValue } from '../figures.js';
import type { Speech } from '../speak.js';
import { numberLink, pointedLine } from './pointed.js';
import type { Sheet } from './sheet.js';

/** As many of each as a reader takes in; all that are open stand below. */
const most = 3;

/** What must be seen first, in lines; where there is nothing, that is said. */
export function standoutLines(sheet: Sheet, speech: Speech): string[] {
  const found = standouts(sheet.report, sheet.compiled);
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
  const share = figureValue('percent', compiled.figures.complaint_clocks, branch, speech);
  const heads = {
    grave: `🟠 *${speech.t('report.grave', { count })}*`,
    overdue: `🔴 *${speech.t('report.overdue_count', { count })}*`,
    broken: `⚠️ *${speech.t('report.late_limits', { count, share })}*`,
    missed: `⚠️ *${speech.t('report.missed', { count })}*`,
  };
  const each = eachOf(standout, sheet, speech).slice(0, most);
  // The broken ones stand in one line: most are among the overdue as well.
  const told = standout.what === 'broken' ? standout.first.length : each.length;
  return [
    heads[standout.what],
    ...each.map((one) => `• ${one}`),
    ...(count > told ? [`• ${speech.t('briefing.and_more', { count: count - told })}`] : []),
  ];
}

function eachOf(standout: Exclude<Standout, { what: 'fell' }>, sheet: Sheet, speech: Speech): string[] {
  switch (standout.what) {
    case 'missed':
      return standout.first.map(({ list, date }) => missedLine(list, date, sheet, speech));
    case 'broken':
      return [standout.first.map((record) => numberLink(record, sheet)).join(' · ')];
    default:
      return standout.first.map((record) => pointedLine(record, sheet, speech));
  }
}

function missedLine(
  list: string,
  date: string,
  { branch: { timezone }, titles }: Sheet,
  speech: Speech,
): string {
  const day = speech.day(instantOf(date, '12:00', timezone), timezone);
  return speech.t('report.missed_lists', {
    list: escapeText(titles.get(list) ?? listName(list, speech)),
    day,
  });
}
