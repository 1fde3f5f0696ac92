import { distance } from 'fastest-levenshtein';
import { languages } from '../../platform/directory/branch.js';
import { branchOf } from '../../platform/directory/store/branches.js';
import { isId } from '../../platform/id.js';
import { catalogues } from '../../platform/language/locales/index.js';
import { fromWords, speak } from '../../platform/language/speak.js';
import { mask } from '../../platform/privacy/mask.js';
import { Refusal } from '../../platform/refusal.js';
import type { ButtonPress, Feature, Reply, Request } from '../../platform/slack/request.js';
import { draftOf, keepDraft } from '../../platform/slack/store/drafts.js';
import { isKind, kinds } from '../../records/module.js';
import { menu, unknownCommand, withWords } from '../messages/help.js';

const fold = (word: string) => word.normalize('NFKC').toLowerCase();

const named = Object.keys(catalogues.en.commands);
/** Of two that are equally near to a mistyped word, the first is meant: what is logged most. */
const commandNames = [
  ...kinds.map(({ name }) => name).filter((name) => named.includes(name)),
  ...named.filter((name) => !isKind(name)),
];

/** Every word that a command may be called by, in every language. */
const called = fromWords(
  (): ReadonlyMap<string, string> =>
    new Map(
      languages.map(speak).flatMap(({ t }) =>
        commandNames.flatMap((command) =>
          t(`commands.${command}`)
            .split(' ')
            .map((word) => [fold(word), command] as const),
        ),
      ),
    ),
);

/** The command that a word names, in any language. */
export const commandNamed = (word: string): string | undefined => called().get(fold(word));

/** The command nearest to a mistyped word, where one is near enough: a slip or two, fewer in short words. */
function nearest(word: string): string | null {
  const typed = fold(word);
  if (typed.length < 2) return null;
  let best: { command: string; slips: number } | null = null;
  for (const [name, command] of called()) {
    const slips = name.startsWith(typed) && typed.length > 2 ? 1 : distance(typed, name);
    const allowed = name.length < 4 ? 1 : name.length < 7 ? 2 : 3;
    if (slips <= allowed && slips < name.length && (!best || slips < best.slips)) best = { command, slips };
  }
  return best?.command ?? null;
}

/** Chinese is written without spaces: 投诉排队太久 is a complaint. The longest word counts. */
const joinable = fromWords(() =>
  [...called()]
    .filter(([name, command]) => /^\p{Script=Han}+$/u.test(name) && (isKind(command) || command === 'find'))
    .sort(([a], [b]) => b.length - a.length),
);

/** Splits a line into its first word, the command that it names, and the rest. */
function read(line: string): { word: string; command: string | undefined; rest: string } {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const command = called().get(fold(word.replace(/[:：,，]$/, '')));
  if (command) return { word, command, rest };
  const joined = joinable().find(([name]) => fold(word).startsWith(name));
  if (!joined) return { word, command, rest };
  const after = line
    .trimStart()
    .slice(joined[0].length)
    .replace(/^[\s:：,，]+/, '');
  return { word: joined[0], command: joined[1], rest: after };
}

/** Reads what follows `/lobby` and hands it to the conversation that it names; what nobody knows is guessed at and given back. */
export async function route(request: Request, line: string): Promise<Reply> {
  const { commands, speech } = request;
  const { word, command: name, rest } = read(line);
  const command = name === undefined ? undefined : commands.get(name);
  if (command) {
    const reply = await command.answer(request, rest);
    // Whoever wrote something there meant something by it.
    const unused = command.wordless && rest.trim() !== '' && 'say' in reply;
    return unused ? { say: withWords(reply.say, rest, speech) } : reply;
  }
  const { here, theirs, person } = request.caller;
  const branch = here ?? (theirs.length === 1 ? (theirs[0] ?? null) : null);
  if (word === '') return { say: menu({ branch, commands, how: 'short' }, speech) };
  const guess = nearest(word);
  const used = guess && !branch?.settings.kindsOff?.includes(guess);
  const known = used && commands.has(guess) ? guess : null;
  const draft = person
    ? await keepDraft(
        request.db,
        { personId: person.id, branchId: here?.id ?? null, what: known ?? '', text: mask(line).text },
        request.now,
      )
    : null;
  const unknown = unknownCommand({ word, guess: known, words: line, draft, branch }, speech);
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
  // Whoever was read with the request belongs to the channel that it came from, not to the branch that is meant.
  const members = here?.id === request.caller.here?.id ? request.caller.members : [];
  return command.answer({ ...request, caller: { ...request.caller, here, members } }, words(draft.text));
}

/** Answers to "did you mean" and "which branch": the words that waited go to the command that was meant. */
export const waiting: Feature = {
  presses: {
    // The first word was a slip: the rest is what was meant.
    'say.again:*': (request) => resume(request, request.argument, (text) => text.replace(/^\s*\S+\s*/, '')),
    // There was no command at all: the whole line is what was meant.
    'say.whole:*': (request) => resume(request, request.argument, (text) => text),
    'branch.choose:*': (request) => resume(request, '', (text) => text, request.argument),
  },
};
