import type { KnownBlock } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import { context, header, limits, section } from '../../platform/blocks/kit.js';
import { foldedPart, type Parted, part, parted } from '../../platform/blocks/parts.js';
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
 * A report in the branch's channel, to be read in twenty seconds: exceptions, decisions and changes; the figures are
 * folded.
 */
export function reportMessage(sheet: ReportModel, speech: Speech): Parted {
  const title = speech.t(`reports.${sheet.report.name}.title`, { branch: sheet.branch.name });
  const { report, period, branch } = sheet;
  const dates = `${periodText(report, period, branch.timezone, speech)} · ${period.name}`;
  const remarks = [dates, ...standing(sheet, speech)];
  const notes = isCorrected(sheet, speech) ? [speech.t('digest.corrected')] : [];
  const drawn = [
    part(header(title), ...context(...remarks)),
    ...told(sheet, speech, 'seen').map((one) =>
      one.atOnce === undefined
        ? part(...blocksOf(one, one.lines.length))
        : foldedPart(blocksOf(one, one.lines.length), blocksOf(one, one.atOnce)),
    ),
    foldedPart(context(...notes)),
    part(...fileButton(reportSubject.format(subjectOf(sheet.branch.id, sheet.report, sheet.period)), speech)),
  ];
  const words = told(sheet, speech, 'heard').map(({ head, lines }) => [`${head}:`, ...lines].join('\n'));
  return parted([escapeText(title), ...remarks, ...words.map(spoken), ...notes].join('\n'), drawn);
}

/** Further open records listed; all are found with `/lobby list`. */
const MAX_LINES = 5;

interface Told {
  head: string;
  lines: string[];
  /** How the lines are drawn, one block each, if they need more than text. */
  blocks?: KnownBlock[];
  /** How many of the lines are shown in the channel; absent: all. */
  atOnce?: number;
}

/** The head with the first `count` lines below it; nothing for a count of 0. */
function blocksOf({ head, lines, blocks }: Told, count: number): KnownBlock[] {
  if (count === 0) return [];
  return blocks
    ? [section(`*${head}*`), ...blocks.slice(0, count)]
    : paragraphs([`*${head}*`, ...lines.slice(0, count)]);
}

/** The parts of a report, the most urgent first; empty ones are left out. */
function told(sheet: ReportModel, speech: Speech, sense: Sense): Told[] {
  const { report } = sheet;
  const causes = [
    ...report.tallies.map((tally) => tallyLine(tally, sheet, speech)),
    ...report.rankings.filter(({ aside }) => !aside).map((ranking) => rankingLine(ranking, sheet, speech)),
    ...busiestLines(sheet, speech),
  ].filter((one) => one !== null);
  const all: Told[] = [
    { head: speech.t('report.exceptions'), lines: standoutLines(sheet, speech) },
    {
      head: speech.t('digest.decide'),
      lines: questionLines(sheet, speech),
      blocks: decisionBlocks(sheet, speech),
      atOnce: 3,
    },
    { head: speech.t('digest.turned_head'), lines: turnLines(sheet, speech), atOnce: 4 },
    {
      head: speech.t(sense === 'seen' ? 'digest.figures' : 'report.figures'),
      lines: themeLines(sheet, speech, sense),
      atOnce: 0,
    },
    { head: speech.t('report.causes'), lines: causes, atOnce: 0 },
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
function alsoOpen(sheet: ReportModel, speech: Speech): Told {
  const above = toldFirst(sheet);
  const { count, first } = sheet.compiled.pointers.open;
  const others = first.filter(({ id }) => !above.has(id));
  const shown = others.slice(0, MAX_LINES);
  const all = count - (first.length - others.length);
  const lines = shown.map((record) => `• ${pointedLine(record, sheet, speech)}`);
  const more = all - shown.length;
  return {
    head: `${speech.t('digest.also_open')} · ${speech.number(all)}`,
    lines: more > 0 ? [...lines, `• ${speech.t('briefing.and_more', { count: more })}`] : lines,
    atOnce: 0,
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
