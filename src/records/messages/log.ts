import type { ModalView } from '@slack/types';
import { escapeText, line } from '../../platform/blocks/escape.js';
import { actions, button, context, modal, option, section, select } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { kindName } from './labels.js';
import { kindsOf, newButtons, often } from './new-buttons.js';

/** Branches shown: Slack allows a hundred blocks in a modal, and each branch takes two. */
const MAX_KINDS = 45;

/**
 * Asks a shortcut's user what to log, and in which branch.
 * @param draft the id of the draft with a message's words, which the buttons carry.
 */
export function chooseKind(
  branches: readonly Branch[],
  draft: { id: string; text: string } | null,
  speech: Speech,
): ModalView {
  return modal(
    { callback: 'log.chosen', title: speech.t('home.log') },
    [
      ...(draft ? [section(`>${line(draft.text, 500)}`)] : []),
      ...branches
        .slice(0, MAX_KINDS)
        .flatMap((branch) => [
          section(`*${escapeText(branch.name)}*`),
          ...actions(...(draft ? fromDraft(branch, draft.id, speech) : newButtons(branch, speech))),
        ]),
      ...(branches.length > MAX_KINDS
        ? context(speech.t('home.more_branches', { count: branches.length - MAX_KINDS }))
        : []),
    ],
    { close: speech.t('form.cancel') },
  );
}

const fromDraft = (branch: Branch, draft: string, speech: Speech) => {
  const all = kindsOf(branch);
  const rest = all.slice(often);
  return [
    ...all
      .slice(0, often)
      .map((kind) => button(`log.from:${kind.name}/${branch.id}`, kindName(kind, speech), draft)),
    ...(rest.length > 0
      ? [
          select(
            `log.choose:${draft}`,
            speech.t('home.else'),
            rest.map((kind) => option(kindName(kind, speech), `${kind.name}/${branch.id}`)),
          ),
        ]
      : []),
  ];
};
