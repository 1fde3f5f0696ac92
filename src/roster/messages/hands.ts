import { escapeText } from '../../platform/blocks/escape.js';
import { actions, button, type Message, message, section, sentence } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { type Names, nameIn } from './duties.js';

/** A call for extra hands, as its messages need it. */
export interface Hands {
  id: string;
  branch: Branch;
  words: string;
  askers: readonly string[];
  called: readonly string[];
  /** Who comes: person id → when they answered (ISO). */
  coming: Readonly<Record<string, string>>;
  names: Names;
}

const quoted = (words: string) => (words ? [`>${escapeText(words).replaceAll('\n', '\n>')}`] : []);

/** To somebody who is called, with one button to answer. */
export function handsCall(hands: Hands, personId: string, speech: Speech): Message {
  const { branch, words, askers, coming, names } = hands;
  const { t } = speech;
  const by = speech.list(askers.map((one) => nameIn(names, one)));
  const lines = [
    `🙋 *${t('roster.hands.title', { branch: escapeText(branch.name) })}*`,
    t('roster.hands.call', { names: by }),
    ...quoted(words),
  ];
  const since = coming[personId];
  if (since)
    return sentence(
      [
        ...lines,
        `✅ ${t('roster.hands.self', { time: speech.time(new Date(since), branch.timezone) })}`,
      ].join('\n'),
    );
  return message(lines.join('\n').replaceAll('*', ''), [
    section(lines.join('\n')),
    ...actions(button('hands.come', t('roster.hands.come'), hands.id, { style: 'primary' })),
  ]);
}

/** To those who asked: how many were called, and who comes. */
export function handsComing({ branch, words, called, coming, names }: Hands, speech: Speech): Message {
  const { t } = speech;
  const who = Object.entries(coming)
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([personId, at]) => `${nameIn(names, personId)} ${speech.time(new Date(at), branch.timezone)}`);
  return sentence(
    [
      t('roster.hands.title', { branch: escapeText(branch.name) }),
      ...quoted(words),
      t('roster.hands.called', { count: called.length }),
      who.length > 0
        ? `✅ ${t('roster.hands.coming', { names: speech.list(who) })}`
        : t('roster.hands.none_coming'),
    ].join('\n'),
  );
}
