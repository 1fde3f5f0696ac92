import { figureValue } from '../../platform/language/figures.js';
import type { Speech } from '../../platform/language/speak.js';
import { instantOf } from '../../platform/time/zone.js';
import type { Pointed, Pointers } from '../rules/report-figures.js';
import { isRecorded, type Standout, standouts } from '../rules/standouts.js';
import { numberLink, pointedLine } from './pointed.js';
import { listTitle } from './rankings.js';
import type { ReportModel } from './report-model.js';

/** Records of each sort listed; other open ones are listed further below. */
const MAX_STANDOUTS = 3;

/** The exceptions, as lines; or a line that there are none, and nothing to decide. */
export function standoutLines(sheet: ReportModel, speech: Speech): string[] {
  const found = standouts(sheet.compiled);
  if (!isRecorded(sheet.report, sheet.compiled))
    return [`⚪ ${speech.t('report.nothing')}`, ...found.flatMap((one) => lines(one, sheet, speech))];
  if (found.length === 0 && sheet.decisions.length === 0) return [`✅ ${speech.t('report.fine')}`];
  return found.flatMap((one) => lines(one, sheet, speech));
}

/** Ids of the records that have a line of their own among the exceptions. */
export const toldFirst = ({ compiled }: Pick<ReportModel, 'compiled'>): ReadonlySet<string> =>
  new Set(
    standouts(compiled).flatMap((one): string[] =>
      one.what === 'grave' || one.what === 'overdue' ? shown<Pointed>(one.first).map(({ id }) => id) : [],
    ),
  );

const shown = <T>(first: readonly T[]) => first.slice(0, MAX_STANDOUTS);

function lines(standout: Standout, sheet: ReportModel, speech: Speech): string[] {
  const { branch, compiled } = sheet;
  const { count } = standout;
  const share = figureValue('percent', compiled.figures.complaint_clocks, branch, speech);
  const heads = {
    grave: `🟠 *${speech.t('report.grave', { count })}*`,
    overdue: `🔴 *${speech.t('report.overdue_count', { count })}*`,
    broken: `⚠️ *${speech.t('report.late_limits', { count, share })}*`,
    missed: `⚠️ *${speech.t('report.missed', { count })}*`,
    away: `🔌 *${speech.t('report.away', { count })}*`,
  };
  const each = eachOf(standout, sheet, speech);
  // Missed limits share one line, since most of these records are also listed as overdue.
  const told = standout.what === 'broken' ? standout.first.length : each.length;
  return [
    heads[standout.what],
    ...each.map((one) => `• ${one}`),
    ...(count > told ? [`• ${speech.t('briefing.and_more', { count: count - told })}`] : []),
  ];
}

function eachOf(standout: Standout, sheet: ReportModel, speech: Speech): string[] {
  switch (standout.what) {
    case 'missed':
      return shown(standout.first).map(({ list, date }) => missedLine(list, date, sheet, speech));
    case 'broken':
      return [standout.first.map((record) => numberLink(record, sheet)).join(' · ')];
    case 'away':
      return shown(standout.first).map((outage) => awayLine(outage, sheet, speech));
    default:
      return shown(standout.first).map((record) => pointedLine(record, sheet, speech));
  }
}

/** The outages of Slack in the period. */
export function awayLine(
  { from, until }: Pointers['away']['first'][number],
  { branch }: Pick<ReportModel, 'branch'>,
  speech: Speech,
): string {
  const between = { from: speech.moment(from, branch.timezone), to: speech.moment(until, branch.timezone) };
  return speech.t('report.away_between', between);
}

function missedLine(list: string, date: string, sheet: ReportModel, speech: Speech): string {
  const { timezone } = sheet.branch;
  const day = speech.day(instantOf(date, '12:00', timezone), timezone);
  return speech.t('report.missed_lists', { list: listTitle(list, sheet, speech), day });
}
