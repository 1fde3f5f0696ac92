import { catalogues, type Words } from '../../platform/language/locales/index.js';
import { fromWords, inEveryLanguage, type Speech } from '../../platform/language/speak.js';
import { phraseOf } from '../../platform/reading/phrase.js';
import { squeeze } from '../../platform/text/fold.js';
import { kindOf, kinds } from '../kinds/index.js';
import { allFields, code, type Kind } from '../rules/kind.js';
import type { Span } from '../rules/search-times.js';
import type { Vocabulary } from '../rules/search-words.js';
import type { Sought } from '../rules/sought.js';
import { kindName } from './labels.js';

const all: readonly Kind[] = kinds;

const isCommand = (name: string): name is keyof Words['commands'] => name in catalogues.en.commands;

/** The words for a command in every language: the one that help shows first, and the others. */
function commandWords(command: string): { first: string[]; others: string[] } {
  const lines = isCommand(command)
    ? inEveryLanguage(`commands.${command}`).map((words) => words.split(' '))
    : [];
  return { first: lines.flatMap(([first]) => first ?? []), others: lines.flatMap(([, ...rest]) => rest) };
}

/** Prefixes that are also everyday words: `car` does not mean the kind `care`. */
const everyday = new Set(['CAR', 'ACT', 'RAT']);

const plural = (noun: string) => (/[^aeou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`);

/** The words for kinds in every language: names, plurals and everyday words. */
const kindWords = fromWords(() =>
  all.map(({ name, prefix }) => {
    const { first, others } = commandWords(name);
    const named = [name, ...inEveryLanguage(`kinds.${name}.name`), ...first];
    const plurals = [name, ...first]
      .map(phraseOf)
      .filter((one) => /^[a-z]+[^s]$/.test(one))
      .map(plural);
    const many = [...inEveryLanguage(`kinds.${name}.many`), ...plurals];
    return { name, named, many: everyday.has(prefix) ? many : [prefix, ...many], others };
  }),
);

const byWord = (of: 'kinds' | 'nicknames') =>
  fromWords(
    (): ReadonlyMap<string, string> =>
      new Map(
        kindWords().flatMap(({ name, named, many, others }) =>
          (of === 'kinds' ? [...named, ...many] : others).map((word): [string, string] => [
            phraseOf(word),
            name,
          ]),
        ),
      ),
  );
const kindsByWord = byWord('kinds');
const kindsByNickname = byWord('nicknames');

const standingWords = fromWords((): Vocabulary['standings'] => {
  const standings = new Map<string, Set<string>>();
  const stands = (typed: string, of: readonly string[]) => {
    // Phrases are looked up after the line was split at commas, so the keys have none.
    const key = phraseOf(typed.replace(/[,，、;；]/g, ' '));
    standings.set(key, new Set([...(standings.get(key) ?? []), ...of]));
  };
  for (const kind of all) {
    for (const status of Object.keys(kind.statuses))
      for (const name of inEveryLanguage(`kinds.${kind.name}.statuses.${status}`))
        stands(name, [`${kind.name}.${status}`]);
    for (const [register, statuses] of Object.entries(kind.registers ?? {}))
      for (const name of inEveryLanguage(`kinds.${kind.name}.registers.${register}`))
        stands(
          name,
          statuses.map((status) => `${kind.name}.${status}`),
        );
  }
  return new Map([...standings].map(([key, of]) => [key, [...of]]));
});

const optionWords = fromWords((): Vocabulary['options'] => {
  const labels = all.flatMap((kind) =>
    Object.entries(allFields(kind)).flatMap(([name, field]) =>
      'options' in field && !field.private && !field.discreet
        ? field.options.flatMap((option) =>
            inEveryLanguage(`kinds.${kind.name}.fields.${name}.options.${option}`).map((label) => ({
              label: phraseOf(label),
              option: `${kind.name}.${name}.${option}`,
            })),
          )
        : [],
    ),
  );
  const has = (label: string, word: string) =>
    /\p{Script=Han}/u.test(word)
      ? word.length > 1 && label.includes(word)
      : word.length > 2 && (label === word || label.split(/[^\p{L}\p{N}]+/u).includes(word));
  return (word) => [...new Set(labels.filter(({ label }) => has(label, word)).map(({ option }) => option))];
});

const stateWords = fromWords(
  (): Vocabulary['states'] =>
    new Map(
      (['open', 'closed'] as const).flatMap((state) =>
        inEveryLanguage(`search.${state}`)
          .flatMap((words) => words.split('|'))
          .map((word) => [phraseOf(word), state] as const),
      ),
    ),
);

/** A list of words from the catalogues, in every language. */
const wordsFor = (key: 'search.mine' | 'search.links') =>
  fromWords(
    (): ReadonlySet<string> =>
      new Set(inEveryLanguage(key).flatMap((words) => words.split('|').map((word) => phraseOf(word)))),
  );
const mineWords = wordsFor('search.mine');
const linkWords = wordsFor('search.links');

/** Everything that a search understands, in every language. */
export const vocabulary: Vocabulary = {
  get kinds() {
    return kindsByWord();
  },
  get nicknames() {
    return kindsByNickname();
  },
  get standings() {
    return standingWords();
  },
  get states() {
    return stateWords();
  },
  get mine() {
    return mineWords();
  },
  get links() {
    return linkWords();
  },
  options: (word) => optionWords()(word),
};

/** Kinds by their names in every language, normalised by `squeeze`. */
export const kindsNamed = fromWords(
  (): ReadonlyMap<string, string> =>
    new Map(
      kindWords().flatMap(({ name, named, others }) =>
        [...named, ...others].map((word) => [squeeze(word), name] as const),
      ),
    ),
);

/** The word shown for open or closed: the first in the catalogue. */
export const stateName = (state: 'open' | 'closed', speech: Speech) =>
  speech.t(`search.${state}`).split('|')[0] ?? state;

/** How the parts of a search were understood, not escaped, so that people see why something was or was not found. */
export function understoodAs(
  sought: Sought,
  { names, timezone }: { names: ReadonlyMap<string, string>; timezone: string },
  speech: Speech,
): string[] {
  return [
    ...sought.numbers.map(({ kind, number }) => code(kindOf(kind), number)),
    ...sought.kinds.map((name) => kindName({ name }, speech)),
    ...sought.standings.map(({ typed }) => typed),
    ...(sought.state ? [stateName(sought.state, speech)] : []),
    ...sought.people.map((id) => `@${names.get(id) ?? '?'}`),
    ...sought.spans.map((span) => spanName(span, timezone, speech)),
    ...sought.words.map(({ text }) => speech.t('search.word', { text })),
  ];
}

function spanName({ from, to }: Span, timezone: string, speech: Speech): string {
  const day = (instant: Date) => speech.day(instant, timezone);
  // `to` is exclusive.
  const last = to && new Date(to.getTime() - 1);
  if (from && last) return day(from) === day(last) ? day(from) : `${day(from)} – ${day(last)}`;
  if (from) return speech.t('search.since', { day: day(from) });
  return last ? speech.t('search.until', { day: day(last) }) : '';
}
