import type { KnownBlock } from '@slack/types';
import { escapeText } from '../escape.js';
import { context, header, limits, type Message, message, section } from '../kit.js';
import type { Speech } from '../speak.js';
import { figureLine, tallyLine } from './figures.js';
import { pointedLine } from './pointed.js';
import type { Sheet } from './sheet.js';
import { standoutLines } from './standouts.js';

/** A report in the branch's channel: what is out of the ordinary, then every figure beside the one before. */
export function reportMessage(sheet: Sheet, speech: Speech): Message {
  const { report, branch, compiled } = sheet;
  const title = speech.t(`reports.${report.name}.title`, { branch: branch.name });
  const remarks = [periodText(sheet, speech), ...standing(sheet, speech)];
  const causes = report.tallies.map((tally) => tallyLine(tally, sheet, speech)).filter((one) => one !== null);
  const parts = [
    { head: speech.t('report.exceptions'), lines: standoutLines(sheet, speech) },
    {
      head: speech.t('report.figures'),
      lines: report.measures.map((measure) => figureLine(measure, sheet, speech)),
    },
    { head: speech.t('report.causes'), lines: causes },
    {
      head: `${speech.t('report.overdue')} · ${speech.number(compiled.pointers.open.count)}`,
      lines: openLines(sheet, speech),
    },
  ].filter(({ lines }) => lines.length > 0);
  const blocks: KnownBlock[] = [
    header(title),
    ...context(...remarks),
    ...parts.flatMap(({ head, lines }) => paragraphs([`*${head}*`, ...lines])),
  ];
  const words = parts.map(({ head, lines }) => [`${head}:`, ...lines].join('\n'));
  return message([escapeText(title), ...remarks, ...words.map(spoken)].join('\n'), blocks);
}

function periodText({ report, period, branch }: Sheet, speech: Speech): string {
  const dates = speech.t(`reports.${report.name}.period`, {
    week: Number(period.name.split('W')[1] ?? 0),
    from: speech.day(period.from, branch.timezone),
    to: speech.day(new Date(period.to.getTime() - 1), branch.timezone),
  });
  return `${dates} · ${period.name}`;
}

/** What must be known of the figures as a whole: that they are not final, or come late. */
function standing({ compiled, lateSince, now, branch }: Sheet, speech: Speech): string[] {
  const moment = (at: Date) => speech.moment(at, branch.timezone);
  return [
    ...(compiled.closed ? [] : [speech.t('report.so_far', { when: moment(now) })]),
    ...(lateSince ? [`⚠️ ${speech.t('report.late', { when: moment(lateSince) })}`] : []),
  ];
}

function openLines(sheet: Sheet, speech: Speech): string[] {
  const { count, first } = sheet.compiled.pointers.open;
  const lines = first.map((record) => `• ${pointedLine(record, sheet, speech)}`);
  const rest = count - first.length;
  return rest > 0 ? [...lines, `• ${speech.t('briefing.and_more', { count: rest })}`] : lines;
}

/** Lines as sections, begun anew before one would be cut within a line. */
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

/** Our own markup taken out: links become what they are called. */
const spoken = (text: string) => text.replace(/<[^|<>]+\|([^<>]+)>/g, '$1').replaceAll('*', '');
