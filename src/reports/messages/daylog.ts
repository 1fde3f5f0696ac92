import type { KnownBlock } from '@slack/types';
import { answerWords, listName } from '../../checklists/module.js';
import { escapeText, line } from '../../platform/blocks/escape.js';
import { context, header, limits, section } from '../../platform/blocks/kit.js';
import { foldedPart, type Parted, part, parted } from '../../platform/blocks/parts.js';
import { figureText } from '../../platform/language/figures.js';
import { routineName } from '../../platform/language/routines.js';
import type { Speech } from '../../platform/language/speak.js';
import { code, headline, kindOf, severityMark, statusName } from '../../records/module.js';
import { dayMeasures } from '../definitions/daily.js';
import type { DayTold, Gap, ListTold, Logged } from '../definitions/daylog.js';
import { type Measure, themes } from '../rules/measure.js';
import { wordsBlocks, wordsSaid } from './daywords.js';
import { numberLink } from './pointed.js';
import type { ReportModel } from './report-model.js';
import { awayLine } from './standouts.js';

export type DaySheet = ReportModel & { day: DayTold };

/** Records of a kind listed in its line; the rest is only counted. */
const MAX_LINES = 5;

/** The log of a day: first what was not as planned, then the work log; everything else is folded. */
export function dayMessage(sheet: DaySheet, speech: Speech): Parted {
  const { report, branch, period, day } = sheet;
  const { t } = speech;
  const title = t(`reports.${report.name}.title`, {
    branch: branch.name,
    day: speech.day(period.from, branch.timezone),
  });
  const remarks = standing(sheet, speech);
  const first = { head: t('daylog.exceptions'), lines: exceptions(sheet, speech) };
  const rest = [
    { head: t('daylog.figures'), lines: figureLines(sheet, speech) },
    { head: t('daylog.logged'), lines: loggedLines(sheet, speech), folds: true },
    {
      head: t('daylog.lists'),
      // Missed lists are among the exceptions above.
      lines: day.lists.filter(({ state }) => state !== 'missed').map((list) => listLine(list, sheet, speech)),
      folds: true,
    },
    { head: t('daylog.handed'), lines: day.handed.map((one) => handedLine(one, sheet, speech)) },
  ].filter(({ lines }) => lines.length > 0);
  const drawn = [
    part(header(title), ...context(...remarks), ...paragraphs([`*${first.head}*`, ...first.lines])),
    part(...wordsBlocks(sheet, speech)),
    ...rest.map(({ head, lines, folds }) => {
      const drawn = paragraphs([`*${head}*`, ...lines]);
      return folds ? foldedPart(drawn) : part(...drawn);
    }),
  ];
  const said = [first, { head: t('daylog.words'), lines: wordsSaid(sheet, speech) }, ...rest];
  const parts = said.map(({ head, lines }) => [`${head}:`, ...lines].join('\n'));
  return parted([escapeText(title), ...remarks, ...parts.map(spoken)].join('\n'), drawn);
}

/** Notes that the day is not over, or that its log is late. */
function standing({ compiled, lateSince, now, branch }: ReportModel, speech: Speech): string[] {
  const moment = (at: Date) => speech.moment(at, branch.timezone);
  return [
    ...(compiled.closed ? [] : [speech.t('daylog.so_far', { when: moment(now) })]),
    ...(lateSince ? [`⚠️ ${speech.t('report.late', { when: moment(lateSince) })}`] : []),
  ];
}

/** What was not done or late because of an outage, missed lists, items that the head waived, and what is overdue. */
function exceptions(sheet: DaySheet, speech: Speech): string[] {
  const { day, compiled } = sheet;
  const { broken, overdue, away } = compiled.pointers;
  const told = (key: 'report.overdue_count' | 'daylog.broken', { count, first }: typeof broken) =>
    [speech.t(key, { count }), ...first.map((one) => numberLink(one, sheet))].join(' · ');
  const found = [
    ...away.first.map((outage) => `🔌 ${awayLine(outage, sheet, speech)}`),
    ...day.gaps.map((gap) => gapLine(gap, sheet, speech)),
    ...day.lists.filter(({ state }) => state === 'missed').map((list) => missedLine(list, sheet, speech)),
    ...day.lists.flatMap((list) => releasedLines(list, sheet, speech)),
    ...(broken.count > 0 ? [`⚠️ ${told('daylog.broken', broken)}`] : []),
    ...(overdue.count > 0 ? [`🔴 ${told('report.overdue_count', overdue)}`] : []),
  ];
  const nothing = day.lists.length === 0 && day.logged.length === 0 && day.handed.length === 0;
  if (found.length === 0 && nothing) return [`⚪ ${speech.t('daylog.unrecorded')}`];
  return found.length > 0 ? found : [`✅ ${speech.t('daylog.fine')}`];
}

function gapLine(
  { name, title, dueAt, cameAt, unseen }: Gap,
  { branch, routines }: ReportModel,
  speech: Speech,
): string {
  const time = (at: Date) => speech.time(at, branch.timezone);
  const slots = { name: escapeText(title ?? routineName(name, { routines }, speech)), when: time(dueAt) };
  if (!cameAt) return `⚠️ ${speech.t('daylog.expired', slots)}`;
  return `🕒 ${speech.t(unseen ? 'daylog.seen_late' : 'daylog.came_late', { ...slots, came: time(cameAt) })}`;
}

function missedLine(list: ListTold, sheet: DaySheet, speech: Speech): string {
  const slots = { name: listLink(list, sheet, speech), when: speech.time(list.dueAt, sheet.branch.timezone) };
  const why = list.excuse ? ` ${speech.t('run.excused', { why: line(list.excuse, 200) })}` : '';
  return `❌ ${speech.t('daylog.missed', slots)}${why}`;
}

/** A line for each item of a list that the branch head waived, with its earlier answer. */
function releasedLines(list: ListTold, sheet: DaySheet, speech: Speech): string[] {
  return list.released.map(({ text, note, by, ...answered }) => {
    const answer = answerWords(answered, speech);
    const slots = {
      name: listLink(list, sheet, speech),
      item: `${line(text, 100)}${answer === null ? '' : `: ${answer}`}`,
      who: escapeText(sheet.day.names.get(by ?? '') ?? '?'),
      why: line(note ?? '', 200),
    };
    return `➖ ${speech.t('daylog.released', slots)}`;
  });
}

/** The remark about a burst of ticks, without a name. */
const burstSaid = ({ burst }: ListTold, { t }: Speech): string =>
  burst ? ` · ⏱️ ${t('daylog.burst', { items: burst.items, seconds: burst.seconds })}` : '';

/** One line of figures for each theme. Zero is only shown for figures that are of interest every day. */
function figureLines({ report, branch, compiled }: DaySheet, speech: Speech): string[] {
  const { figures } = compiled;
  const always: readonly Measure[] = dayMeasures;
  const tells = (measure: Measure) => {
    const value = figures[measure.name] ?? null;
    return value !== null && (value !== 0 || always.includes(measure));
  };
  return themes.flatMap((theme) => {
    const ours = report.measures.filter((measure) => measure.theme === theme && tells(measure));
    if (ours.length === 0) return [];
    const said = ours.map((measure) => {
      const { name, value } = figureText(measure, figures, branch, speech);
      return `${name} *${value}*`;
    });
    return [said.join(' · ')];
  });
}

/** A line for each kind: how many, and the first few with their words. */
function loggedLines(sheet: DaySheet, speech: Speech): string[] {
  const byKind = new Map<string, Logged[]>();
  for (const one of sheet.day.logged) byKind.set(one.kind, [...(byKind.get(one.kind) ?? []), one]);
  const lines = [...byKind].map(([kind, all]) => {
    const each = all.slice(0, MAX_LINES).map((one) => recordSaid(one, sheet, speech));
    const left = all.length - each.length;
    const more = left > 0 ? [speech.t('briefing.and_more', { count: left })] : [];
    return `*${speech.t(`kinds.${kind}.many`)} ${speech.number(all.length)}* · ${[...each, ...more].join(' · ')}`;
  });
  return lines.length > 0 ? lines : [speech.t('daylog.nothing')];
}

const recordSaid = (record: Logged, sheet: DaySheet, speech: Speech) =>
  [
    `${severityMark(record.severity)}${cardLink(record, sheet)}`,
    ...(record.summary === '' ? [] : [line(record.summary, 50)]),
    `(${statusName(record, speech)})`,
  ].join(' ');

function handedLine(record: Logged, sheet: DaySheet, speech: Speech): string {
  const { branch, day } = sheet;
  const words = line(headline(record, { branch, names: day.names }, speech), 200);
  const to = day.names.get(String(record.details.to ?? record.ownerId ?? ''));
  const state = [statusName(record, speech), ...(to ? [escapeText(to)] : [])].join(' · ');
  return `${cardLink(record, sheet)} ${words} · ${state}`;
}

function listLine(list: ListTold, sheet: DaySheet, speech: Speech): string {
  const time = (at: Date | null) => (at ? speech.time(at, sheet.branch.timezone) : '');
  const state = speech.t(`daylog.states.${list.state}`, { when: time(list.doneAt), due: time(list.dueAt) });
  const marks = { done: '✅', late: '⚠️', missed: '❌', open: '⬜' };
  const unsigned = list.doneAt && !list.signed ? ` · ${speech.t('daylog.unsigned')}` : '';
  return `${marks[list.state]} ${listLink(list, sheet, speech)} · ${state}${unsigned}${burstSaid(list, speech)}`;
}

function listLink({ id, list, title }: ListTold, sheet: DaySheet, speech: Speech): string {
  return linked(id, escapeText(title ?? listName(list, speech)), sheet);
}

const cardLink = ({ id, kind, number }: Logged, sheet: DaySheet) =>
  linked(id, code(kindOf(kind), number), sheet);

function linked(id: string, name: string, { day, branch, link }: DaySheet): string {
  const ts = day.posted.get(id);
  return ts ? `<${link(branch.channel, ts)}|${name}>` : `*${name}*`;
}

/** Splits lines into sections, so that none is cut within a line by Slack's limit. */
function paragraphs(lines: readonly string[]): KnownBlock[] {
  const sections: string[] = [];
  for (const one of lines) {
    const last = sections.at(-1);
    if (last !== undefined && last.length + one.length < limits.section)
      sections[sections.length - 1] = `${last}\n${one}`;
    else sections.push(one);
  }
  return sections.map((text) => section(text));
}

/** Removes mrkdwn for plain text; links are replaced by their labels. */
const spoken = (text: string) => text.replace(/<[^|<>]+\|([^<>]+)>/g, '$1').replaceAll('*', '');
