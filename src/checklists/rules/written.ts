import { choice, count, difference, longText, photos } from '../../platform/forms/field.js';
import { isFact, isGood, type Line } from './line.js';

/** A group of lines as people write it: with words instead of names. */
export interface WrittenGroup {
  title: string;
  /** Its boxes must be ticked one by one. */
  oneByOne?: true;
  lines: (Line & { text: string })[];
}

/** Why a line could not be read. */
export interface WrittenFault {
  line: number;
  fault: 'too_long' | 'too_many' | 'no_group' | 'bad_mark' | 'empty';
}

/** Slack's checkboxes hold ten options of 75 characters; the number of groups is what fits into a message. */
const limits = { text: 75, lines: 10, groups: 12, options: 8 };

/** The marks in square brackets at the end of a line, in every language. */
const marks: Record<string, readonly string[]> = {
  number: ['number', 'count', '数字', '數字'],
  difference: ['difference', '长短款', '長短款', '溢短款', '差额', '差額'],
  choice: ['choice', '选择', '選擇'],
  text: ['text', 'words', '文字', '填写', '填寫'],
  photo: ['photo', 'picture', '照片', '拍照'],
  optional: ['optional', '选填', '選填'],
  known: ['known', '已知'],
  seen: ['seen', '核对', '核對'],
  after: ['after', '之后', '之後'],
  oneByOne: ['one by one', '逐项', '逐項'],
};

/**
 * Reads a list as written in a form or a file: `# Group` begins a group, every other line is one item. Marks in
 * brackets at its end say what it asks: `[number 18-28]`, `[choice +full|low|empty]` (`+` marks acceptable options),
 * `[text]`, `[photo]`, `[optional]`; several marks may follow each other. `[known settlement_signed]` is filled in by
 * Lobby; with `[seen]` people check it as well; `[after doors_shut]` cannot be ticked before that fact is true.
 * `# Safe [one by one]` is a group whose boxes cannot be ticked with one press.
 */
export function readWritten(text: string): { groups: WrittenGroup[] } | { faults: WrittenFault[] } {
  const groups: WrittenGroup[] = [];
  const faults: WrittenFault[] = [];
  for (const [index, raw] of text.normalize('NFC').split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const fault = (which: WrittenFault['fault']) => faults.push({ line: index + 1, fault: which });
    const head = /^[#＃]\s*(.*)$/.exec(line)?.[1];
    if (head !== undefined) {
      const { title, ...marked } = readTitle(head);
      if (title === '' || title.length > limits.text) fault(title === '' ? 'empty' : 'too_long');
      groups.push({ title, ...marked, lines: [] });
      if (groups.length > limits.groups) fault('too_many');
      continue;
    }
    const group = groups.at(-1);
    const read = readMarked(line);
    if (!group) fault('no_group');
    else if (!read) fault('bad_mark');
    else if (read.text === '') fault('empty');
    else if (read.text.length > limits.text) fault('too_long');
    else if (group.lines.length >= limits.lines) fault('too_many');
    else group.lines.push({ ...read, name: `${groups.length}_${group.lines.length + 1}` });
  }
  if (groups.every(({ lines }) => lines.length === 0) && faults.length === 0)
    faults.push({ line: 1, fault: 'empty' });
  return faults.length > 0 ? { faults } : { groups: groups.filter(({ lines }) => lines.length > 0) };
}

/** The name of a group, and whether its boxes are ticked one by one; other brackets are part of the name. */
function readTitle(head: string): Pick<WrittenGroup, 'title' | 'oneByOne'> {
  const mark = /[[［【]([^\]］】]*)[\]］】]$/u.exec(head);
  if (!mark || !marks.oneByOne?.includes((mark[1] ?? '').trim().toLowerCase())) return { title: head };
  return { title: head.slice(0, mark.index).trim(), oneByOne: true };
}

/** A line with the marks at its end. @returns null if one of them is unknown */
export function readMarked(line: string): Omit<WrittenGroup['lines'][number], 'name'> | null {
  let text = line.replace(/^[-*•·]\s+/, '');
  let rule: Omit<Line, 'name'> = {};
  for (;;) {
    const mark = /\s*[[［【]([^\]］】]*)[\]］】]\s*$/u.exec(text);
    if (!mark) return { text: text.trim(), ...rule };
    const read = readMark(mark[1] ?? '');
    if (!read) return null;
    rule = { ...rule, ...read };
    text = text.slice(0, mark.index);
  }
}

function readMark(mark: string): Omit<Line, 'name'> | null {
  const [, word = '', rest = ''] = /^\s*([^\s\d|]+)\s*(.*?)\s*$/u.exec(mark) ?? [];
  const kind = Object.entries(marks).find(([, words]) => words.includes(word.toLowerCase()))?.[0];
  switch (kind) {
    case 'optional':
      return rest === '' ? { optional: true } : null;
    case 'known':
      return isFact(rest) ? { knows: rest } : null;
    case 'seen':
      return rest === '' ? { asked: true } : null;
    case 'after':
      return isFact(rest) ? { after: rest } : null;
    case 'difference': {
      const currency = rest.toUpperCase();
      if (currency !== '' && !Intl.supportedValuesOf('currency').includes(currency)) return null;
      return { asks: { ...difference(), ...(currency ? { currency } : {}) }, good: { least: 0, most: 0 } };
    }
    case 'text':
      return rest === '' ? { asks: longText() } : null;
    case 'photo':
      return rest === '' ? { asks: photos() } : null;
    case 'choice': {
      const all = [...new Set(rest.split(/[|｜/、]/u).map((one) => one.trim()))].filter((one) => one !== '');
      const isMarked = (one: string) => /^[+＋]/u.test(one);
      const plain = (one: string) => one.replace(/^[+＋]\s*/u, '');
      const options = all.map(plain);
      const good = all.filter(isMarked).map(plain);
      const fits =
        options.length >= 2 &&
        options.length <= limits.options &&
        options.every((one) => one !== '' && one.length <= 40);
      return fits ? { asks: choice(options), ...(good.length > 0 ? { good: { options: good } } : {}) } : null;
    }
    case 'number': {
      if (rest === '') return { asks: count() };
      const found = /^(\d+)?\s*(?:-|–|~|～|到|至)\s*(\d+)?$/u.exec(rest);
      const [least, most] = [found?.[1], found?.[2]].map((one) =>
        one === undefined ? undefined : Number(one),
      );
      if (!found || (least === undefined && most === undefined)) return null;
      if (least !== undefined && most !== undefined && least > most) return null;
      return {
        asks: count(),
        good: { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) },
      };
    }
    default:
      return null;
  }
}

/** Writes a list as text; `readWritten` reads back the same. */
export function writeDown(groups: readonly WrittenGroup[]): string {
  return groups
    .map(({ title, oneByOne, lines }) =>
      [
        `# ${title}${oneByOne ? ' [one by one]' : ''}`,
        ...lines.map((line) => `${line.text}${marksOf(line)}`),
      ].join('\n'),
    )
    .join('\n\n');
}

function marksOf({ asks, good, optional, knows, asked: seen, after }: Line): string {
  const asked =
    asks?.type === 'count'
      ? ` [number${good && !('options' in good) ? ` ${good.least ?? ''}-${good.most ?? ''}` : ''}]`
      : asks?.type === 'choice'
        ? ` [choice ${asks.options.map((one) => (isGood(good, one) && good ? `+${one}` : one)).join('|')}]`
        : asks?.type === 'photos'
          ? ' [photo]'
          : asks?.type === 'amount'
            ? ` [difference${asks.currency ? ` ${asks.currency}` : ''}]`
            : asks
              ? ' [text]'
              : '';
  const truth = [
    ...(knows ? [` [known ${knows}]`] : []),
    ...(seen ? [' [seen]'] : []),
    ...(after ? [` [after ${after}]`] : []),
  ];
  return `${asked}${truth.join('')}${optional ? ' [optional]' : ''}`;
}
