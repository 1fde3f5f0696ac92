import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, context, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Key, Speech } from '../../platform/language/speak.js';
import { kindOf } from '../kinds/index.js';
import { code } from '../rules/kind.js';
import type { LobbyRecord } from '../rules/record.js';
import type { Hidden } from '../rules/split.js';

/** What the person who logged something reads: its number, and what Lobby did with their words. */
export function logged(
  record: LobbyRecord,
  { masked, unknown }: { masked: readonly Hidden[]; unknown: readonly string[] },
  speech: Speech,
): Message {
  const number = code(kindOf(record.kind), record.number);
  const count = masked.reduce((sum, one) => sum + one.count, 0);
  const remarks = [
    ...(count > 0 ? [speech.t('record.masked', { count })] : []),
    ...(unknown.length > 0 ? [speech.t('record.unknown_tags', { tags: escapeText(unknown.join(' ')) })] : []),
  ];
  const done = speech.t('record.done', { code: number });
  return message([done, ...remarks].join(' '), [
    section(`✅ *${done}*`),
    ...context(...remarks),
    ...actions(
      button('record.edit', speech.t('record.add_details'), record.id),
      button('record.note', speech.t('record.note'), record.id),
    ),
  ]);
}

/** One sentence about a record for one person. */
export function confirmation(
  key: Key,
  record: LobbyRecord,
  speech: Speech,
  slots: Record<string, string> = {},
): Message {
  const sentence = speech.t(key, { code: code(kindOf(record.kind), record.number), ...slots });
  return message(sentence, [section(sentence)]);
}
