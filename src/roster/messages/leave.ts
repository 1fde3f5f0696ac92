import type { ModalView } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  entries,
  input,
  type Message,
  message,
  modal,
  option,
  section,
  sentence,
} from '../../platform/blocks/kit.js';
import { beginning } from '../../platform/cut.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import { manyLines } from '../../platform/forms/inputs.js';
import { inEveryLanguage, type Speech } from '../../platform/language/speak.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { type Absence, type AbsenceKind, absenceKinds } from '../rules/absence.js';
import type { Duty } from '../rules/roster.js';
import { daysName, dutyName, type Names, nameIn } from './duties.js';

/** What was typed with the command and read from it, to prefill the form. */
export interface LeaveSaid {
  words: string;
  from: string;
  to: string;
  kind: AbsenceKind | null;
}

/** @param others people for whom a leader may enter an absence; empty for anybody else, who is then not asked for whom */
export function leaveForm(
  {
    branch,
    others,
    said,
    mark,
  }: { branch: Branch; others: readonly Member[]; said: LeaveSaid; mark: string },
  speech: Speech,
): ModalView {
  const { t } = speech;
  const kinds = absenceKinds.map((kind) => option(t(`roster.leave.kinds.${kind}`), kind));
  const kind = kinds.find(({ value }) => value === said.kind);
  return modal(
    { callback: 'leave.asked', title: t('roster.leave.title') },
    [
      ...(others.length > 0
        ? [
            input(
              'who',
              t('roster.leave.who'),
              {
                type: 'static_select',
                ...entries(others.map(({ name, personId }) => option(name, personId))),
              },
              { optional: true, hint: t('roster.leave.who_hint') },
            ),
          ]
        : []),
      input('kind', t('roster.leave.kind'), {
        type: 'static_select',
        options: kinds,
        ...(kind ? { initial_option: kind } : {}),
      }),
      input('from', t('roster.leave.from'), { type: 'datepicker', initial_date: said.from }),
      input('to', t('roster.leave.to'), { type: 'datepicker', initial_date: said.to }),
      input('note', t('roster.leave.note'), manyLines(500, beginning(said.words, 500)), {
        optional: true,
        hint: t('roster.leave.note_hint'),
      }),
    ],
    { submit: t('roster.leave.ask'), close: t('form.cancel') },
    { branchId: branch.id, mark },
  );
}

/**
 * The one sort of absence that the words name, in any language. "Leave" only counts if no other sort is named, since
 * it is also the general word.
 */
export function kindSaid(words: string): AbsenceKind | null {
  const phrase = phraseOf(words);
  const named = absenceKinds
    .filter((kind) => kind !== 'other')
    .filter((kind) =>
      inEveryLanguage(`roster.leave.called.${kind}`)
        .flatMap((each) => each.split('|'))
        .some((word) => phrase.includes(phraseOf(word))),
    );
  const [one = null, another] = named.filter((kind) => kind !== 'leave' || named.length === 1);
  return another ? null : one;
}

interface Told {
  absence: Absence;
  branch: Branch;
  names: Names;
}

const slotsOf = ({ absence, branch, names }: Told, speech: Speech) => ({
  name: nameIn(names, absence.personId),
  branch: escapeText(branch.name),
  kind: speech.t(`roster.leave.kinds.${absence.kind}`),
  days: daysName(absence.from, absence.to, speech),
  by: nameIn(names, absence.decidedBy ?? ''),
});

/** To those who decide; edited into the decision. @param duties the person's duties on these days */
export function leaveRequest(told: Told & { duties: readonly Duty[] }, speech: Speech): Message {
  const { absence, duties } = told;
  const { t } = speech;
  const slots = slotsOf(told, speech);
  const asked = t('roster.leave.request', slots);
  if (absence.state !== 'asked')
    return sentence(`${asked} ${t(`roster.leave.states.${absence.state}`, slots)}`);
  const shown = duties.slice(0, 10).map((duty) => dutyName(duty, speech));
  const lines = [
    asked,
    ...(absence.note ? [`>${escapeText(absence.note).replaceAll('\n', '\n>')}`] : []),
    ...(shown.length > 0
      ? [
          t('roster.leave.on_roster', {
            duties: [
              ...shown,
              ...(duties.length > 10 ? [t('briefing.and_more', { count: duties.length - 10 })] : []),
            ].join('; '),
          }),
        ]
      : []),
  ];
  return message(lines.join('\n'), [
    section(lines.join('\n')),
    ...actions(
      button('leave.approve', t('roster.leave.approve'), absence.id, { style: 'primary' }),
      button('leave.decline', t('roster.leave.decline'), absence.id, { style: 'danger' }),
    ),
  ]);
}

/** To the person: the state of the request, and a button to withdraw it while that has an effect. */
export function leaveAnswer(told: Told & { over: boolean }, speech: Speech): Message {
  const { absence, over } = told;
  const text = speech.t(`roster.leave.mine.${absence.state}`, slotsOf(told, speech));
  const open = !over && (absence.state === 'asked' || absence.state === 'approved');
  return message(text, [
    section(text),
    ...(open ? actions(button('leave.withdraw', speech.t('roster.leave.withdraw'), absence.id)) : []),
  ]);
}

/** To those who decide: somebody who was taken off the roster will be there after all. */
export const leaveBack = (told: Told, speech: Speech): Message =>
  sentence(speech.t('roster.leave.back', slotsOf(told, speech)));
