import { distance } from 'fastest-levenshtein';
import { languages } from '../../platform/directory/branch.js';
import { catalogues } from '../../platform/language/locales/index.js';
import { fromWords, inEveryLanguage, speak } from '../../platform/language/speak.js';
import { fold as foldedText } from '../../platform/text/fold.js';
import { isKind, kinds } from '../../records/module.js';

/** Characters; no command has a longer name. */
const longest = 40;
const fold = (word: string) => foldedText(word.slice(0, longest)).text;

const named = Object.keys(catalogues.en.commands);
/**
 * In order of precedence: of two commands equally near to a mistyped word, the first is suggested, so the most used
 * come first.
 */
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

/** Pinyin of common commands, typed without a Chinese keyboard. Only ever suggested, never run at once. */
const pinyin: ReadonlyMap<string, string> = new Map([
  ['tufa', 'incident'],
  ['tousu', 'complaint'],
  ['zhuanjie', 'referral'],
  ['guzhang', 'fault'],
  ['baoxiu', 'fault'],
  ['keliu', 'flow'],
  ['yuyue', 'appointment'],
  ['jiaojie', 'handover'],
  ['zixun', 'enquiry'],
  ['jianyi', 'suggestion'],
  ['biaoyang', 'praise'],
  ['yingxiao', 'sale'],
  ['wanliu', 'retention'],
  ['shiwu', 'lost'],
  ['zhenggai', 'action'],
  ['tongzhi', 'bulletin'],
  ['huiyi', 'meeting'],
  ['manyidu', 'rating'],
  ['haocai', 'supplies'],
]);

/** The command nearest to a mistyped word; null where none is within a typing error or two (fewer in short words). */
export function nearest(word: string): string | null {
  const typed = fold(word);
  if (typed.length < 2) return null;
  const spelt = pinyin.get(typed);
  if (spelt) return spelt;
  let best: { command: string; slips: number } | null = null;
  for (const [name, command] of called()) {
    const slips = name.startsWith(typed) && typed.length > 2 ? 1 : distance(typed, name);
    const allowed = name.length < 4 ? 1 : name.length < 7 ? 2 : 3;
    if (slips <= allowed && slips < name.length && (!best || slips < best.slips)) best = { command, slips };
  }
  return best?.command ?? null;
}

/** Chinese is written without spaces: 投诉排队太久 is a complaint. The longest command that the line begins with counts. */
const joinable = fromWords(() =>
  [...called()]
    .filter(([name, command]) => /^\p{Script=Han}+$/u.test(name) && (isKind(command) || command === 'find'))
    .sort(([a], [b]) => b.length - a.length),
);

/** Removes `/lobby` from the beginning of a line, which is there when the whole command was copied from somewhere. */
export const withoutSlash = (typed: string): string => typed.replace(/^\s*\/?lobby\s+(?=\S)/i, '');

/** A line typed after `/lobby`, read. */
export interface CommandLine {
  /** The first word, as it was typed. */
  word: string;
  command: string | undefined;
  rest: string;
}

/** Splits a line into its first word, the command that it names, and the rest: `complaint: …`, `complaint-…`, 投诉…. */
export function readCommand(typed: string): CommandLine {
  const line = typed.trimStart();
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const [first = ''] = /^[^\s:：,，、。;；]*/u.exec(line) ?? [];
  const [shortest = ''] = /^[^\s:：,，、。;；\p{Pd}]*/u.exec(line) ?? [];
  const [letters = ''] = /^[a-z]+(?=\d)/i.exec(line) ?? [];
  for (const name of [word, first, shortest, letters]) {
    const command = called().get(fold(name));
    if (command) return { word: name, command, rest: after(line, name) };
  }
  const start = fold(word);
  const joined = joinable().find(([name]) => start.startsWith(name));
  return joined
    ? { word: joined[0], command: joined[1], rest: after(line, joined[0]) }
    : { word, command: undefined, rest };
}

/** The text after the command's name, without the colon or dash between them. */
const after = (line: string, name: string) =>
  line.slice(name.length).replace(/^(?:\s*[:：,，、;；。.]|\p{Pd}(?!\d))?\s*/u, '');

/** Phrases with which a whistle-blowing report begins; `*` stands for any ending. */
const confidential = fromWords(() =>
  inEveryLanguage('confidential.words')
    .flatMap((words) => words.split(' '))
    .map((word) => ({ begins: fold(word.replace('*', '')), whole: !word.endsWith('*') })),
);

/**
 * Whether a line is a whistle-blowing report. Such a line must not reach the branch: it is neither kept nor offered
 * as a record.
 */
export function isConfidential(typed: string): boolean {
  const line = fold(typed.trimStart());
  const [word = ''] = /^[^\s:：,，、。;；]*/u.exec(line) ?? [];
  return confidential().some(({ begins, whole }) => (whole ? word === begins : line.startsWith(begins)));
}
