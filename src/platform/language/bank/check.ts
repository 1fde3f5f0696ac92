import { distance } from 'fastest-levenshtein';
import { cut } from '../../cut.js';
import { type Language, languages } from '../../directory/branch.js';
import { shipped } from '../locales/index.js';
import { slotsOf } from '../locales/tree.js';
import { filled, roomOf } from '../room.js';

/** What is wrong with a text of a bank, and what would be right; both are sentences. */
export interface Wrong {
  wrong: string;
  right: string;
}

/** The shipped words of the language that a bank changes. */
export interface Ours {
  texts: ReadonlyMap<string, string>;
  /** What slots typically hold. */
  typical: Readonly<Record<string, string>>;
}

const plural = /_(one|other)$/;
/** The other of the forms for one and for many; null where there are none. */
function otherForm(key: string, texts: ReadonlyMap<string, string>): string | null {
  const other = key.replace(plural, (form) => (form === '_one' ? '_other' : '_one'));
  return other !== key && texts.has(other) ? other : null;
}

/** Why a text of a bank cannot stand in the place of ours; null where it can. */
export function wrongWith(key: string, text: unknown, { texts, typical }: Ours): Wrong | null {
  const ours = texts.get(key);
  if (ours === undefined) return noSuchKey(key, texts);
  if (typeof text !== 'string')
    return {
      wrong: `This is ${nameOf(text)}, not a text.`,
      right: `Write a text in quotation marks, such as ${quote(ours)}.`,
    };
  if (text.trim() === '')
    return { wrong: 'This is empty.', right: `Write a text, or take the key out: ours is ${quote(ours)}.` };
  return (
    wrongSlots(key, text, ours, texts) ??
    wrongSigns(text) ??
    wrongParts(key, text, ours) ??
    tooLong(key, text, typical)
  );
}

function noSuchKey(key: string, texts: Ours['texts']): Wrong {
  if ([...texts.keys()].some((each) => each.startsWith(`${key}.`)))
    return {
      wrong: 'This holds several texts, and is none itself.',
      right: 'Write its texts in braces, as our file does.',
    };
  const [nearest] = [...texts.keys()]
    .map((each) => ({ each, far: distance(key, each) }))
    .sort((one, other) => one.far - other.far);
  return {
    wrong: 'Lobby has no text of this key.',
    right:
      nearest && nearest.far <= key.length / 3
        ? `The nearest is ${nearest.each}.`
        : 'Take the key from our file.',
  };
}

const nameOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
const quote = (text: string) => `“${cut(text, 80)}”`;
const written = (slots: readonly string[]) => slots.map((slot) => `{{${slot}}}`).join(', ');

/**
 * A text must have every slot of ours, and no other. Of singular and plural forms it may have the slots of either,
 * and must have those of its own form, except that a singular may say the number in words, as in "one record".
 */
function wrongSlots(key: string, text: string, ours: string, texts: Ours['texts']): Wrong | null {
  if (/{{|}}/.test(text.replace(/{{\s*\w+\s*}}/g, '')))
    return {
      wrong: 'A brace is missing, or something else than a name stands in braces.',
      right: `Write ${written(slotsOf(ours)) || 'no braces'}, as ours does: ${quote(ours)}.`,
    };
  const other = otherForm(key, texts);
  const both = other ? [...slotsOf(ours), ...slotsOf(texts.get(other) ?? ''), 'count'] : slotsOf(ours);
  const has = slotsOf(text);
  const lost = slotsOf(ours).filter(
    (slot) => !has.includes(slot) && !(slot === 'count' && other && key.endsWith('_one')),
  );
  if (lost.length > 0)
    return {
      wrong: `It lacks ${written(lost)}.`,
      right: `Put ${written(lost)} where it belongs; ours is ${quote(ours)}.`,
    };
  const strange = has.filter((slot) => !both.includes(slot));
  if (strange.length > 0)
    return {
      wrong: `Nothing is put into ${written(strange)}.`,
      right: both.length > 0 ? `It may have ${written([...new Set(both)])}.` : 'Write it without braces.',
    };
  return null;
}

function wrongSigns(text: string): Wrong | null {
  const [mark] = /<[^<>]*>?|>/.exec(text) ?? [];
  if (mark)
    return { wrong: `Slack may read ${mark} as a mention or a link.`, right: 'Write it without < and >.' };
  if (text.includes('$t('))
    return { wrong: '$t( is read as the key of another text.', right: 'Write the words themselves.' };
  return null;
}

/** Some texts hold several: the words for a command, the words that a search understands, the answers of a line. */
function wrongParts(key: string, text: string, ours: string): Wrong | null {
  if (key.startsWith('commands.') && !/^\S+( \S+)*$/.test(text))
    return { wrong: 'Between the words is more than a space.', right: `Write them as in ${quote(ours)}.` };
  if (/^search\.(open|closed)$/.test(key) && text.split('|').some((part) => part.trim() === ''))
    return { wrong: 'Between two | is nothing.', right: `Write the words as in ${quote(ours)}.` };
  if (!/^lists\..*\.options\.\w+$/.test(key)) return null;
  const [has, needs] = [text, ours].map((each) => each.split(' | ').length);
  return has === needs
    ? null
    : {
        wrong: `These are ${has} answers; the list has ${needs}.`,
        right: `Put “ | ” between them, as in ${quote(ours)}.`,
      };
}

function tooLong(key: string, text: string, typical: Ours['typical']): Wrong | null {
  const { most, what } = roomOf(key);
  const { length } = filled(text, typical);
  return length <= most
    ? null
    : {
        wrong: `It has ${length} characters; ${what} take ${most}.`,
        right: `Shorten it by ${length - most}.`,
      };
}

/**
 * Singular or plural forms whose other form is missing or wrong: readers would see the bank's words for one and ours
 * for the other.
 */
export function loneForms(
  texts: ReadonlyMap<string, string>,
  ours: ReadonlyMap<string, string>,
): (Wrong & { key: string })[] {
  return [...texts.keys()].flatMap((key) => {
    const other = otherForm(key, ours);
    return other === null || texts.has(other)
      ? []
      : [
          {
            key,
            wrong: `Its other form, ${other}, is missing or wrong.`,
            right: 'Write both, even where they are the same.',
          },
        ];
  });
}

/**
 * Command words that would mean two commands. All languages are compared, since people may type the words of any. A
 * text found here counts as left out, and ours in its place is compared again.
 */
export function ambiguous(
  overlay: ReadonlyMap<Language, ReadonlyMap<string, string>>,
): (Wrong & { language: Language; key: string })[] {
  const own = [...overlay].flatMap(([language, texts]) =>
    [...texts.keys()].filter((key) => key.startsWith('commands.')).map((key) => ({ language, key })),
  );
  const found: (Wrong & { language: Language; key: string })[] = [];
  const isLeftOut = (language: Language, key: string) =>
    found.some((each) => each.language === language && each.key === key);
  const words = (language: Language, key: string) => {
    const text = isLeftOut(language, key) ? undefined : overlay.get(language)?.get(key);
    return (text ?? shipped(language).get(key) ?? '').normalize('NFKC').toLowerCase().split(' ');
  };
  const commands = [...shipped('en').keys()].filter((key) => key.startsWith('commands.'));
  for (let before = -1; before < found.length; ) {
    before = found.length;
    for (const { language, key } of own.filter((each) => !isLeftOut(each.language, each.key)))
      for (const other of commands.filter((each) => each !== key)) {
        const taken = languages.flatMap((each) => words(each, other));
        const clash = words(language, key).find((word) => taken.includes(word));
        if (clash === undefined || isLeftOut(language, key)) continue;
        found.push({
          language,
          key,
          wrong: `“${clash}” means ${other} already.`,
          right: 'Choose another word.',
        });
      }
  }
  return found;
}
