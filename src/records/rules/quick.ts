import type { Branch, Scene } from '../../platform/directory/branch.js';
import { maskIn } from '../../platform/directory/masking.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Value } from '../../platform/forms/field.js';
import type { Kind } from './kind.js';
import { readDate, readMoment } from './quick-times.js';

/** A line as somebody types it on a phone: `sev2 #medical @amy customer fainted at counter 3`. */
export interface Quick {
  text: string;
  severity: number | null;
  values: Record<string, Value>;
  /** Who gets it, where the kind gives things away by a mention. */
  ownerId?: string;
  /** `#words` and `@names` that mean nothing here; they stay in the text. */
  unknown: string[];
}

/** The words by which an option of a field (or, where none is named, the field itself) may be called, in every language. */
export type OptionWords = (field: string, option?: string) => readonly string[];

const severity = /(^|\s)(?:sev|s|p|级别|級別|等级|等級)\s?([1-4])(?=\s|$|[,，])/iu;
const mention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/u;

/** Reads a quick line. Whatever it does not understand is left in the text: nothing that was typed is lost. */
export function readQuick(
  kind: Kind,
  line: string,
  scene: Pick<Scene, 'members' | 'branch' | 'calendar' | 'now'>,
  words: OptionWords,
): Quick {
  const quick: Quick = { text: line, severity: null, values: {}, unknown: [] };
  if (kind.severity) {
    const found = severity.exec(quick.text);
    if (found) {
      quick.severity = Number(found[2]);
      quick.text = cut(quick.text, found[0]);
    }
  }
  readTags(kind, quick, words, scene);
  readPerson(kind, quick, scene.members);
  readTimes(kind, quick, scene);
  readCounts(kind, quick, scene);
  // A mention that nobody claimed is left as the name that was typed.
  quick.text = quick.text
    .replace(
      /<@([A-Z0-9]+)(?:\|([^>]*))?>/g,
      (_, id: string, name?: string) => `@${name ?? nameOf(id, scene.members)}`,
    )
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
  return quick;
}

const cut = (text: string, piece: string) => text.replace(piece, ' ');
const fold = (word: string) =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

const nameOf = (slackId: string, members: readonly Member[]) =>
  members.find((one) => one.slackId === slackId)?.name ?? slackId;

/** What a tag can set: a value of a field, and the words that call it. */
interface Tag {
  name: string;
  value: Value;
  called: readonly string[];
}

function tagsOf(kind: Kind, words: OptionWords, { branch }: Pick<Scene, 'branch'>): Tag[] {
  return Object.entries(kind.fields).flatMap(([name, field]): Tag[] => {
    if (field.type === 'choice' && field.quick)
      return field.options.map((option) => ({
        name,
        value: option,
        called: [option, ...words(name, option)],
      }));
    if (field.type === 'flag' && field.quick) return [{ name, value: true, called: [name, ...words(name)] }];
    if (field.type === 'entry')
      return (branch.settings.lists?.[field.list] ?? []).map((entry) => ({
        name,
        value: entry,
        called: [entry],
      }));
    return [];
  });
}

function readTags(kind: Kind, quick: Quick, words: OptionWords, scene: Pick<Scene, 'branch'>): void {
  const typed = [...quick.text.matchAll(/(^|\s)[#＃]([\p{L}\p{N}_-]+)/gu)];
  if (typed.length === 0) return;
  const tags = tagsOf(kind, words, scene);
  // A branch without a list of its own takes the word itself for the entry.
  const free = Object.entries(kind.fields).find(
    ([, field]) =>
      field.type === 'entry' && field.quick && !scene.branch.settings.lists?.[field.list]?.length,
  )?.[0];
  for (const [whole, , tag = ''] of typed) {
    const wanted = fold(tag);
    const match =
      tags.find(({ called }) => called.some((word) => fold(word) === wanted)) ??
      tags.find(({ called }) => called.some((word) => fold(word).startsWith(wanted)));
    if (match && !(match.name in quick.values)) {
      quick.values[match.name] = match.value;
      quick.text = cut(quick.text, whole);
    } else if (!match && free && !(free in quick.values)) {
      quick.values[free] = tag;
      quick.text = cut(quick.text, whole);
    } else quick.unknown.push(`#${tag}`);
  }
}

function readPerson(kind: Kind, quick: Quick, members: readonly Member[]): void {
  const field = Object.entries(kind.fields).find(([, one]) => one.type === 'person' && one.quick)?.[0];
  if (!field && !kind.mention) return;
  const escaped = mention.exec(quick.text);
  const typed = /(^|\s)[@＠]([\p{L}\p{N}._-]+)/u.exec(quick.text);
  const member = escaped
    ? members.find((one) => one.slackId === escaped[1])
    : memberCalled(typed?.[2] ?? '', members);
  if (member) {
    if (field) quick.values[field] = member.personId;
    else quick.ownerId = member.personId;
    quick.text = cut(quick.text, (escaped ?? typed)?.[0] ?? '');
  } else if (escaped || typed) quick.unknown.push((escaped ?? typed)?.[0].trim() ?? '');
}

/** The member whom a typed name means: the whole of it, its beginning or a part. */
export function memberCalled(name: string, members: readonly Member[]): Member | undefined {
  const wanted = fold(name);
  if (wanted === '') return undefined;
  return (
    members.find((one) => fold(one.name) === wanted) ??
    members.find(
      (one) =>
        fold(one.name).startsWith(wanted) || one.name.split(/\s/).some((part) => fold(part) === wanted),
    )
  );
}

function readTimes(kind: Kind, quick: Quick, scene: Pick<Scene, 'branch' | 'calendar' | 'now'>): void {
  for (const [name, field] of Object.entries(kind.fields)) {
    if (name in quick.values || !('quick' in field) || !field.quick) continue;
    const found =
      field.type === 'moment'
        ? readMoment(quick.text, scene)
        : field.type === 'date'
          ? readDate(quick.text, scene)
          : null;
    if (!found) continue;
    quick.values[name] = found.value;
    quick.text = cut(quick.text, found.piece);
  }
}

const number =
  /^[\s,，、/;；]*(\d{1,6})\s*(?:minutes?|mins?|people|persons?|分钟|分鐘|分|人|位|个|個|台|张|張|份|笔|筆)?(?=[\s,，、/;；]|$)/iu;

/** A phone or a card is no count, though its groups look like some. */
const beginsPrivate = (text: string, branch: Branch) =>
  /^[\s,，、/;；(]*•{4} /u.test(maskIn(branch, text).text);

/** Numbers at the head of the line, in the order of the fields that take them: `18 35` is 18 who wait, 35 minutes at most. */
function readCounts(kind: Kind, quick: Quick, scene: Pick<Scene, 'branch'>): void {
  for (const [name, field] of Object.entries(kind.fields)) {
    if (field.type !== 'count' || !field.quick) continue;
    if (beginsPrivate(quick.text, scene.branch)) return;
    const found = number.exec(quick.text);
    if (!found || Number(found[1]) > field.max) return;
    quick.values[name] = Number(found[1]);
    quick.text = quick.text.slice(found[0].length);
  }
}
