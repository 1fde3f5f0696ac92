import type { ActionsBlock } from '@slack/types';
import { button, option, select } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { kinds } from '../kinds/index.js';
import type { Kind } from '../rules/kind.js';
import { kindName } from './labels.js';

/** The kinds that people of the branch log themselves, the most used first. */
export const kindsOf = (branch: Branch | null): readonly Kind[] =>
  (kinds as readonly Kind[]).filter(
    (kind) => kind.command !== false && !branch?.settings.kindsOff?.includes(kind.name),
  );

/** Buttons for the kinds that are logged most, and a menu for the others. */
export function newButtons(branch: Branch, speech: Speech): ActionsBlock['elements'] {
  const all = kindsOf(branch);
  const rest = all.slice(often);
  return [
    ...all
      .slice(0, often)
      .map((kind) =>
        button(`record.new:${kind.name}`, speech.t('home.new', { kind: kindName(kind, speech) }), branch.id),
      ),
    ...(rest.length > 0
      ? [
          select(
            'record.choose',
            speech.t('home.else'),
            rest.map((kind) => option(kindName(kind, speech), `${kind.name}/${branch.id}`)),
          ),
        ]
      : []),
  ];
}

/** The number of kinds with a button of their own; the others are in a menu. */
export const often = 6;
