import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText, line } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  type Message,
  message,
  modal,
  section,
} from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import { type FormScene, inputs } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { code, type LobbyRecord, labelsOf, worklog } from '../../records/module.js';
import type { DaySheet } from './daylog.js';

/** The fields of the form: all of the work log's except its day, in order. */
export const { day: _, ...asked } = worklog.fields;
const questions = Object.keys(asked) as (keyof typeof asked)[];

/** The work log, its state, and the buttons for it. */
export function wordsBlocks(sheet: DaySheet, speech: Speech): KnownBlock[] {
  const { branch, period, day } = sheet;
  const { t } = speech;
  const record = day.words?.record;
  const write = (label: string) => button(`daylog.words:${period.name}`, label, branch.id);
  const head = `*${t('daylog.words')}*`;
  if (!record) return [section(`${head}\n_${t('daylog.unwritten')}_`), ...actions(write(t('daylog.add')))];
  const move = (name: 'file' | 'take_back' | 'read') =>
    button(`record.move:${name}`, t(`kinds.worklog.moves.${name}.label`), record.id, {
      style: name === 'take_back' ? undefined : 'primary',
    });
  const buttons = {
    written: [move('file'), write(t('daylog.change'))],
    filed: [move('read'), move('take_back')],
    read: [],
  }[record.status as keyof typeof worklog.statuses];
  return [
    section(head),
    ...given(record).map(({ name, text }) =>
      section(`*${labelsOf(worklog, speech).label(name)}*\n${cut(escapeText(text), 2900)}`),
    ),
    ...context(progress(sheet, record, speech)),
    ...actions(...buttons),
  ];
}

/** The same as plain lines. */
export function wordsSaid(sheet: DaySheet, speech: Speech): string[] {
  const record = sheet.day.words?.record;
  if (!record) return [speech.t('daylog.unwritten')];
  return [
    ...given(record).map(({ name, text }) => `${labelsOf(worklog, speech).label(name)}: ${line(text, 600)}`),
    progress(sheet, record, speech),
  ];
}

function given({ details }: LobbyRecord) {
  return questions.flatMap((name) => {
    const text = details[name];
    return typeof text === 'string' ? [{ name, text }] : [];
  });
}

/** Who wrote it, who filed it, who read it, and when. */
function progress({ day, branch }: DaySheet, record: LobbyRecord, speech: Speech): string {
  const person = (id: string | null) => escapeText((id && day.names.get(id)) || '?');
  const when = (at: Date) => speech.moment(at, branch.timezone);
  const filed = day.words?.filed;
  return [
    speech.t('daylog.by', { code: code(worklog, record.number), name: person(record.reporterId) }),
    ...(filed ? [speech.t('daylog.filed', { name: person(filed.by), when: when(filed.at) })] : []),
    ...(record.closedAt
      ? [`✅ ${speech.t('daylog.read', { name: person(record.ownerId), when: when(record.closedAt) })}`]
      : []),
  ].join(' · ');
}

/**
 * The form of a day's work log, with what was written before.
 * @param day any instant in the day
 * @param text words typed with the command, for the first question.
 */
export function wordsForm(
  record: LobbyRecord | null,
  { day, date, text }: { day: Date; date: string; text: string },
  scene: FormScene,
): ModalView {
  const { branch, speech } = scene;
  const before = record?.details ?? {};
  const problems = [before.problems, text].filter((one) => typeof one === 'string' && one !== '').join('\n');
  return modal(
    { callback: 'daylog.words', title: speech.t('daylog.title') },
    [
      section(`*${speech.day(day, branch.timezone)}* · ${escapeText(branch.name)}`),
      ...inputs(asked, { ...before, ...(problems ? { problems } : {}) }, labelsOf(worklog, speech), scene),
      ...context(speech.t('daylog.open')),
    ],
    { submit: speech.t('form.save'), close: speech.t('form.cancel') },
    { branchId: branch.id, date, seen: record?.version ?? 0 },
  );
}

/** The reminder to write the work log, or to file it if it is written. */
export function wordsReminder(
  {
    branch,
    date,
    day,
    words,
    link,
  }: {
    branch: FormScene['branch'];
    date: string;
    day: Date;
    words: LobbyRecord | null;
    link: string | null;
  },
  speech: Speech,
): Message {
  const slots = { branch: escapeText(branch.name), day: speech.day(day, branch.timezone) };
  const said = speech.t(words ? 'daylog.unfiled' : 'daylog.owed', slots);
  const there = link ? `\n<${link}|${speech.t('record.show')}>` : '';
  return message(said, [
    section(`*${said}*${there}`),
    ...actions(
      ...(words
        ? [
            button('record.move:file', speech.t('kinds.worklog.moves.file.label'), words.id, {
              style: 'primary',
            }),
          ]
        : []),
      button(`daylog.words:${date}`, speech.t(words ? 'daylog.change' : 'daylog.add'), branch.id),
    ),
  ]);
}
