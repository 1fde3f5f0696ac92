import { escapeText } from '../../platform/blocks/escape.js';
import { context, header, type Message, message, section } from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import type { Values } from '../../platform/forms/field.js';
import type { Speech } from '../../platform/language/speak.js';
import { enquiry, type LobbyRecord, labelsOf, narrative } from '../../records/module.js';
import type { DocumentText } from '../document/pdf.js';
import { fullPeriod } from '../pictures/periods.js';
import { byDepartment, type Gathered } from '../rules/narrative.js';
import type { NarrativeTold } from '../store/narrative-told.js';
import { themeLines } from './figures.js';

/** Characters of a draft for one field; Slack's inputs take 3000. */
const longest = 2900;

/** A draft of the answers to those questions for which the records have material. */
export function draftOf(gathered: Gathered, speech: Speech): Values {
  const { t } = speech;
  const labels = labelsOf(enquiry, speech);
  const needs = [
    ...byDepartment(gathered.suggestions).flatMap(([department, words]) => [
      t('narrative.department', { department: department ?? t('narrative.none') }),
      ...words.map((one) => `• ${one}`),
    ]),
    ...(gathered.topics.length > 0
      ? [
          t('narrative.enquiries', {
            topics: gathered.topics
              .map(({ topic, count }) => `${labels.option('topic', topic)} ${speech.number(count)}`)
              .join(' · '),
          }),
        ]
      : []),
  ];
  const market = [
    ...gathered.days.flatMap((day) => (day.market ? [`• ${day.market}`] : [])),
    ...gathered.lostTo.map((one) => `• ${one}`),
  ];
  const proposals = gathered.days.flatMap((day) => (day.suggestions ? [`• ${day.suggestions}`] : []));
  return Object.fromEntries(
    Object.entries({ needs, market, proposals }).flatMap(([name, lines]) => {
      const text = cut(lines.join('\n').trim(), longest);
      return text === '' ? [] : [[name, text]];
    }),
  );
}

/** The questions of a narrative. */
export const questions = ['needs', 'market', 'proposals', 'plan', 'training'] as const;

/** The answers, by question. */
export function answersOf(
  { details }: Pick<LobbyRecord, 'details'>,
  speech: Speech,
): { head: string; text: string }[] {
  const labels = labelsOf(narrative, speech);
  return questions.flatMap((name) => {
    const text = details[name];
    return typeof text === 'string' && text.trim() !== '' ? [{ head: labels.label(name), text }] : [];
  });
}

/** A narrative as a document: its answers first, then the figures. */
export function narrativeDocument(told: NarrativeTold, speech: Speech): DocumentText {
  const { t } = speech;
  const sheet = { ...told.sheet, lateSince: null, link: () => '' };
  return {
    title: titleOf(told, speech),
    remarks: remarksOf(told, speech),
    parts: [
      ...answersOf(told.record, speech).map(({ head, text }) => ({ head, lines: text.split('\n') })),
      {
        head: t('narrative.figures'),
        lines: themeLines(sheet, speech, 'heard').map((one) => one.replaceAll('*', '')),
      },
    ],
    at: told.signedAt,
  };
}

/** The same as a message to head office. */
export function narrativeMessage(told: NarrativeTold, speech: Speech): Message {
  const title = titleOf(told, speech);
  const remarks = remarksOf(told, speech).map(escapeText);
  const answers = answersOf(told.record, speech);
  return message(
    [escapeText(title), ...remarks, ...answers.map(({ head, text }) => `${head}:\n${escapeText(text)}`)].join(
      '\n',
    ),
    [
      header(title),
      ...context(...remarks),
      ...answers.map(({ head, text }) => section(`*${head}*\n${cut(escapeText(text), 2900)}`)),
    ],
  );
}

export const titleOf = ({ branch, report, period }: NarrativeTold, speech: Speech): string =>
  speech.t('narrative.title', {
    title: speech.t(`reports.${report.name}.title`, { branch: branch.name }),
    period: fullPeriod(report.period, period.name, speech),
  });

function remarksOf({ branch, writer, signer, signedAt }: NarrativeTold, speech: Speech): string[] {
  return [
    speech.t('narrative.by', { name: writer }),
    speech.t('narrative.signed', { name: signer, when: speech.moment(signedAt, branch.timezone) }),
  ];
}
