import type { KnownBlock } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  divider,
  header,
  type Message,
  message,
  section,
} from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { givenBack } from '../../platform/slack/messages.js';
import { helpGroups, type Request } from '../../platform/slack/request.js';
import { type Kind, kindName, kindsOf, newButtons, often } from '../../records/module.js';

/** The names of the commands in help's group of things to look at. */
export const sightsAmong = (commands: Request['commands']): string[] =>
  helpGroups.flatMap((group) =>
    [...commands].flatMap(([name, { helpGroup }]) => (helpGroup === group ? name : [])),
  );

/** The word that help shows for a command. */
const wordFor = (command: string, speech: Speech) => speech.t(`commands.${command}`).split(' ')[0] ?? command;

interface Menu extends Pick<Request, 'commands'> {
  branch: Branch | null;
  /** `short` only names the less used commands; `whole` explains each. */
  how: 'short' | 'whole';
  /** Shown first, where an unknown command was typed. */
  unknown?: Message;
}

/** The menu: every command in the person's language, and buttons for the kinds that are logged most. */
export function menu({ branch, commands, how, unknown }: Menu, speech: Speech): Message {
  const { t } = speech;
  const command = (name: string) => `\`/lobby ${wordFor(name, speech)}\``;
  const about = (kind: Kind) => `${command(kind.name)} ${t(`kinds.${kind.name}.about`)}`;
  const all = kindsOf(branch);
  const logging = all
    .slice(0, often)
    .map((kind) => `${about(kind)}\n      _${t(`kinds.${kind.name}.example`)}_`);
  const rest = all.slice(often);
  const words = (names: readonly string[]) => names.map((name) => `\`${wordFor(name, speech)}\``).join(' ');
  const sights = sightsAmong(commands);
  const others = how === 'whole' ? rest.map(about).join('\n') : words(rest.map(({ name }) => name));
  const seeing =
    how === 'whole'
      ? sights.map((sight) => `${command(sight)} ${t(`help.lines.${sight}`)}`).join('\n')
      : words(sights);
  const blocks: KnownBlock[] = [
    ...(unknown ? [...unknown.blocks, divider()] : []),
    header(t('help.title')),
    ...(branch ? actions(...newButtons(branch, speech)) : []),
    section(`*${t('help.log')}*\n${logging.join('\n')}`),
    ...(rest.length > 0 ? [section(`*${t('help.log_more')}*\n${others}`)] : []),
    section(`*${t('help.see')}*\n${seeing}`),
    ...context(
      ...(how === 'short' ? [t('help.whole', { word: wordFor('help', speech) })] : []),
      ...(branch ? [escapeText(branch.name)] : []),
    ),
  ];
  return message(
    [unknown?.text, t('help.title'), ...logging, others, seeing].filter(Boolean).join('\n'),
    blocks,
  );
}

/**
 * The answer to an unknown command: the words repeated, a suggestion, and the kinds of record that they could be
 * logged as.
 */
export function unknownCommand(
  {
    word,
    guess,
    words,
    draft,
    branch,
  }: {
    word: string;
    guess: string | null;
    words: string;
    draft: string | null;
    branch: Branch | null;
  },
  speech: Speech,
): Message {
  const known = guess ? wordFor(guess, speech) : '';
  const text = [
    speech.t('help.unknown', { word: escapeText(cut(word, 60)) }),
    ...(guess ? [speech.t('help.guess', { word: known })] : []),
  ].join(' ');
  const given = givenBack(words, speech);
  const choices = draft
    ? [
        ...(guess
          ? [button(`say.again:${guess}`, speech.t('help.yes', { word: known }), draft, { style: 'primary' })]
          : []),
        ...kindsOf(branch)
          .filter((kind) => kind.name !== guess)
          .slice(0, often)
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

/** Adds to an answer that the words after the command had no effect. */
export function withWords(answer: Message, words: string, speech: Speech): Message {
  const back = givenBack(words, speech).trim();
  return message(`${answer.text}\n${back}`, [section(back), ...answer.blocks]);
}
