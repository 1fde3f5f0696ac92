import type { ModalView } from '@slack/types';
import type { Branch } from '../domain/branch.js';
import { kinds } from '../domain/records/index.js';
import { escapeText, line } from './escape.js';
import { actions, button, modal, section } from './kit.js';
import { kindName } from './records/card.js';
import type { Speech } from './speak.js';

/**
 * What is it that happened? For a shortcut, which knows no word of it yet.
 * @param draft the words of a message that are carried over, kept as a draft; its id is what the buttons carry.
 */
export function chooseKind(
  branches: readonly Branch[],
  draft: { id: string; text: string } | null,
  speech: Speech,
): ModalView {
  return modal(
    'log.chosen',
    speech.t('home.log'),
    [
      ...(draft ? [section(`>${line(draft.text, 500)}`)] : []),
      ...branches
        .slice(0, 10)
        .flatMap((branch) => [
          section(`*${escapeText(branch.name)}*`),
          ...actions(
            ...kinds
              .filter((kind) => !branch.settings.kindsOff?.includes(kind.name))
              .map((kind) =>
                draft
                  ? button(`log.from:${kind.name}/${branch.id}`, kindName(kind, speech), draft.id)
                  : button(`record.new:${kind.name}`, kindName(kind, speech), branch.id),
              ),
          ),
        ]),
    ],
    { close: speech.t('form.cancel') },
  );
}
