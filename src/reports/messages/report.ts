import type { KnownBlock } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import { context, header, limits, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Speech } from '../../platform/language/speak.js';
import { addDays } from '../../platform/time/day.js';
import { instantOf } from '../../platform/time/zone.js';
import { reportSubject, subjectOf } from '../rules/subject.js';
import { decisionBlocks, questionLines } from './decisions.js';
import { isCorrected, type Sense, tallyLine, themeLines } from './figures.js';
import { periodText } from './period.js';
import { pointedLine } from './pointed.js';
import { busiestLines, rankingLine } from './rankings.js';
import type { ReportModel } from './report-model.js';
import { standoutLines, toldFirst } from './standouts.js';
import { turnLines } from './turns.js';
import { fileButton } from './workbook-button.js';

/**
 * A report in the branch's channel, to be read in twenty seconds: exceptions, decisions and changes first, then the
 * figures. Slack itself folds long sections.
 */
export function reportMessage(sheet: ReportModel, speech: Speech): Message {
  const title = speech.t(`reports.${sheet.report.name}.title`, { branch: sheet.branch.name });
  const { report, period, branch } = sheet;
  const dates = `${periodText(report, period, branch.timezone, speech)} · ${period.name}`;
  const remarks = [dates, ...standing(sheet, speech)];
  const notes = isCorrected(sheet, speech) ? [speech.t('digest.corrected')] : [];
  const blocks: KnownBlock[] = [
    header(title),
    ...context(...remarks),
    ...parts(sheet, speech, 'seen').flatMap(({ head, lines, blocks: drawn }) =>
      drawn ? [section(`*${head}*`), ...drawn] : paragraphs([`*${head}*`, ...lines]),
    ),
    ...context(...notes),
    ...fileButton(reportSubject.format(subjectOf(sheet.branch.id, sheet.report, sheet.period)), speech),
  ];
  const words = parts(sheet, speech, 'heard').map(({ head, lines }) => [`${head}:`, ...lines].join('\n'));
  return message([escapeText(title), ...remarks, ...words.map(spoken), ...notes].join('\n'), blocks);
}

/** Further open records listed; all are found with `/lobby list`. */
const MAX_LINES = 5;

interface Part {
  head: string;
  lines: string[];
  /** How the lines are drawn, if they need more than text. */
  blocks?: KnownBlock[];
}

/** The parts of a report, the most urgent first; empty ones are left out. */
function parts(sheet: ReportModel, speech: Speech, sense: Sense): Part[] {
  const { report } = sheet;
  const causes = [
    ...report.tallies.map((tally) => tallyLine(tally, sheet, speech)),
    ...report.rankings.filter(({ aside }) => !aside).map((ranking) => rankingLine(ranking, sheet, speech)),
    ...busiestLines(sheet, speech),
  ].filter((one) => one !== null);
  const all: Part[] = [
    { head: speech.t('report.exceptions'), lines: standoutLines(sheet, speech) },
    {
      head: speech.t('digest.decide'),
      lines: questionLines(sheet, speech),
      blocks: decisionBlocks(sheet, speech),
    },
    { head: speech.t('digest.turned_head'), lines: turnLines(sheet, speech) },
    {
      head: speech.t(sense === 'seen' ? 'digest.figures' : 'report.figures'),
      lines: themeLines(sheet, speech, sense),
    },
    { head: speech.t('report.causes'), lines: causes },
    alsoOpen(sheet, speech),
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

/** Notes about the report as a whole: that it is not final, is late, or is due at head office. */
function standing(
  { compiled, report, period, lateSince, now, branch: { timezone } }: ReportModel,
  speech: Speech,
): string[] {
  const moment = (at: Date) => speech.moment(at, timezone);
  const due = report.dueWithin && instantOf(addDays(period.end, report.dueWithin), '12:00', timezone);
  return [
    ...(compiled.closed ? [] : [speech.t('report.so_far', { when: moment(now) })]),
    ...(lateSince ? [`⚠️ ${speech.t('report.late', { when: moment(lateSince) })}`] : []),
    ...(due ? [`📮 ${speech.t('digest.due_hq', { day: speech.day(due, timezone) })}`] : []),
  ];
}

/** Open records that are not listed above. */
function alsoOpen(sheet: ReportModel, speech: Speech): Part {
  const told = toldFirst(sheet);
  const { count, first } = sheet.compiled.pointers.open;
  const others = first.filter(({ id }) => !told.has(id));
  const shown = others.slice(0, MAX_LINES);
  const all = count - (first.length - others.length);
  const lines = shown.map((record) => `• ${pointedLine(record, sheet, speech)}`);
  const more = all - shown.length;
  return {
    head: `${speech.t('digest.also_open')} · ${speech.number(all)}`,
    lines: more > 0 ? [...lines, `• ${speech.t('briefing.and_more', { count: more })}`] : lines,
  };
}

/** Splits lines into sections, so that none is cut within a line by Slack's limit. */
function paragraphs(lines: readonly string[]): KnownBlock[] {
  const sections: string[] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + line.length < limits.section)
      sections[sections.length - 1] = `${last}\n${line}`;
    else sections.push(line);
  }
  return sections.map((text) => section(text));
}

/** Removes mrkdwn for plain text; links are replaced by their labels. */
const spoken = (text: string) => text.replace(/<[^|<>]+\|([^<>]+)>/g, '$1').replaceAll('*', '');
