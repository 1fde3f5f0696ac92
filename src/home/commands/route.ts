import { sentence } from '../../platform/blocks/kit.js';
import { maskInAny } from '../../platform/directory/masking.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { isId } from '../../platform/id.js';
import { Refusal } from '../../platform/refusal.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { draftOf, keepDraft } from '../../platform/slack/store/drafts.js';
import { cardMeant } from '../../records/module.js';
import { menu, unknownCommand, withWords } from '../messages/help.js';
import { isConfidential, nearest, readCommand, withoutSlash } from './command-line.js';

/**
 * Reads what follows `/lobby` and calls the command that it names. For an unknown command the answer repeats the
 * words and suggests a command.
 */
export async function route(request: Request, typed: string): Promise<Reply> {
  const line = withoutSlash(typed);
  // Checked first, before any code could store the line.
  if (isConfidential(line)) return { say: sentence(request.speech.t('confidential.answer')) };
  const meant = await cardMeant(request, line);
  if (meant) return meant;
  const { commands, speech } = request;
  const { word, command: name, rest } = readCommand(line);
  const { here, theirs, person } = request.caller;
  // What is shown in Slack is masked; what is kept for the next press is encrypted, unmasked.
  const shown = (words: string) => maskInAny(here ? [here] : theirs, words);
  const command = name === undefined ? undefined : commands.get(name);
  if (command) {
    const reply = await command.answer(request, rest);
    // The command takes no words, so say that the words had no effect.
    const unused = command.wordless && rest.trim() !== '' && 'say' in reply;
    return unused ? { say: withWords(reply.say, shown(rest), speech) } : reply;
  }
  const branch = here ?? (theirs.length === 1 ? (theirs[0] ?? null) : null);
  if (word === '') return { say: menu({ branch, commands, how: 'short' }, speech) };
  const guess = nearest(word);
  const used = guess && !branch?.settings.kindsOff?.includes(guess);
  const known = used && commands.has(guess) ? guess : null;
  const draft = person
    ? await keepDraft(
        request.db,
        { personId: person.id, branchId: here?.id ?? null, what: known ?? '', text: line },
        request.now,
      )
    : null;
  const unknown = unknownCommand(
    { word: shown(word), guess: known, words: shown(line), draft, branch },
    speech,
  );
  return { say: known ? unknown : menu({ branch, commands, how: 'short', unknown }, speech) };
}

async function resume(
  request: ButtonPress,
  name: string,
  words: (text: string) => string,
  branchId?: string,
): Promise<Reply> {
  const { person } = request.caller;
  const draft = person && (await draftOf(request.db, request.value, person.id));
  const command = request.commands.get(name || draft?.what || '');
  if (!draft || !command) throw new Refusal('gone');
  const branch = branchId ?? draft.branchId;
  if (branch && !isId(branch)) throw new Refusal('gone');
  const here = branch ? await branchOf(request.db, branch) : request.caller.here;
  // `members` are those of the channel that the request came from, which may not be this branch's.
  const members = here?.id === request.caller.here?.id ? request.caller.members : [];
  return command.answer({ ...request, caller: { ...request.caller, here, members } }, words(draft.text));
}

/** Answers to "did you mean" and "which branch": the kept words are passed to the command that was chosen. */
export const waiting: Feature = {
  presses: {
    // The first word was a mistyped command, so only the rest is passed on.
    'say.again:*': (request) => resume(request, request.argument, (text) => text.replace(/^\s*\S+\s*/, '')),
    // The line began with no command, so all of it is passed on.
    'say.whole:*': (request) => resume(request, request.argument, (text) => text),
    'branch.choose:*': (request) => resume(request, '', (text) => text, request.argument),
  },
};
