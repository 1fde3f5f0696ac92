import type { KnownBlock } from '@slack/types';
import type { Branch } from '../domain/branch.js';
import { kinds } from '../domain/records/index.js';
import { escapeText } from './escape.js';
import { actions, button, context, divider, header, type Message, message, section } from './kit.js';
import { kindName } from './records/card.js';
import type { Speech } from './speak.js';

export const sights = [
  'list',
  'find',
  'my',
  'briefing',
  'checklist',
  'schedule',
  'report',
  'setup',
  'help',
] as const;

/** The word that help shows for a command. */
export const wordFor = (command: string, speech: Speech) =>
  speech.t(`commands.${command}` as 'commands.list').split(' ')[0] ?? command;

/** The menu: every command in the person's language, and buttons for what is logged most. */
export function menu(branch: Branch | null, speech: Speech, unknown?: Message): Message {
  const logging = kinds.map(
    (kind) =>
      `\`/lobby ${wordFor(kind.name, speech)}\` ${speech.t(`kinds.${kind.name}.about`)}\n      _${speech.t(`kinds.${kind.name}.example`)}_`,
  );
  const seeing = sights.map(
    (sight) => `\`/lobby ${wordFor(sight, speech)}\` ${speech.t(`help.lines.${sight}`)}`,
  );
  const blocks: KnownBlock[] = [
    ...(unknown ? [...unknown.blocks, divider()] : []),
    header(speech.t('help.title')),
    ...(branch ? actions(...newButtons(branch, speech)) : []),
    section(`*${speech.t('help.log')}*\n${logging.join('\n')}`),
    section(`*${speech.t('help.see')}*\n${seeing.join('\n')}`),
    ...(branch ? context(escapeText(branch.name)) : []),
  ];
  return message(
    [unknown?.text, speech.t('help.title'), ...logging, ...seeing].filter(Boolean).join('\n'),
    blocks,
  );
}

/** A button for a form of every kind that people log. */
export const newButtons = (branch: Branch, speech: Speech) =>
  kinds
    .filter((kind) => !branch.settings.kindsOff?.includes(kind.name))
    .map((kind) =>
      button(`record.new:${kind.name}`, speech.t('home.new', { kind: kindName(kind, speech) }), branch.id),
    );

/** What was typed is nothing that Lobby knows: the words given back, a guess, and what they could be logged as. */
export function unknownCommand(
  { word, guess, words, draft }: { word: string; guess: string | null; words: string; draft: string | null },
  speech: Speech,
): Message {
  const known = guess ? wordFor(guess, speech) : '';
  const text = [
    speech.t('help.unknown', { word: escapeText(word.slice(0, 60)) }),
    ...(guess ? [speech.t('help.guess', { word: known })] : []),
  ].join(' ');
  const given = givenBack(words, speech);
  const choices = draft
    ? [
        ...(guess
          ? [button(`say.again:${guess}`, speech.t('help.yes', { word: known }), draft, { style: 'primary' })]
          : []),
        ...kinds
          .filter((kind) => kind.name !== guess)
          .map((kind) =>
            button(
              `say.whole:${kind.name}`,
              speech.t('help.log_as', { kind: kindName(kind, speech) }),
              draft,
            ),
          ),
      ]
    : [];
  return message(`${text}${given}`, [section(`${text}${given}`), ...actions(...choices)]);
}

/** Which of their branches somebody means. */
export function chooseBranch(branches: readonly Branch[], draft: string, speech: Speech): Message {
  const question = speech.t('help.which');
  return message(question, [
    section(question),
    ...actions(
      ...branches.slice(0, 25).map((branch) => button(`branch.choose:${branch.id}`, branch.name, draft)),
    ),
  ]);
}

/** People's words, for copying; nothing where there are none. */
export function givenBack(words: string, speech: Speech): string {
  if (words.trim() === '') return '';
  return `\n${speech.t('errors.your_words')}\n>${escapeText(words.trim().slice(0, 2000)).replace(/\n/g, '\n>')}`;
}

/** An answer to somebody who wrote more than it had a use for. */
export function withWords(answer: Message, words: string, speech: Speech): Message {
  const back = givenBack(words, speech).trim();
  return message(`${answer.text}\n${back}`, [section(back), ...answer.blocks]);
}
