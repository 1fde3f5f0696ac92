import type { Member } from '../people/roles.js';
import type { Kind } from './kind.js';

/** A line as somebody types it on a phone: `sev2 #medical @amy customer fainted at counter 3`. */
export interface Quick {
  text: string;
  severity: number | null;
  values: Record<string, string>;
  /** Who gets it, where the kind gives things away by a mention. */
  ownerId?: string;
  /** `#words` and `@names` that mean nothing here; they stay in the text. */
  unknown: string[];
}

/** The words by which an option of a field may be called, in every language. */
export type OptionWords = (field: string, option: string) => readonly string[];

const severity = /(^|\s)(?:sev|s|p|级别|級別|等级|等級)\s?([1-4])(?=\s|$|[,，])/iu;
const mention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/u;

/** Reads a quick line. Whatever it does not understand is left in the text: nothing that was typed is lost. */
export function readQuick(kind: Kind, line: string, members: readonly Member[], words: OptionWords): Quick {
  const quick: Quick = { text: line, severity: null, values: {}, unknown: [] };
  if (kind.severity) {
    const found = severity.exec(quick.text);
    if (found) {
      quick.severity = Number(found[2]);
      quick.text = cut(quick.text, found[0]);
    }
  }
  readTags(kind, quick, words);
  readPerson(kind, quick, members);
  // A mention that nobody claimed is left as the name that was typed.
  quick.text = quick.text
    .replace(
      /<@([A-Z0-9]+)(?:\|([^>]*))?>/g,
      (_, id: string, name?: string) => `@${name ?? nameOf(id, members)}`,
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

function readTags(kind: Kind, quick: Quick, words: OptionWords): void {
  const tags = Object.entries(kind.fields).flatMap(([name, field]) =>
    field.type === 'choice' && field.quick ? field.options.map((option) => ({ name, option })) : [],
  );
  for (const [whole, , tag = ''] of quick.text.matchAll(/(^|\s)[#＃]([\p{L}\p{N}_-]+)/gu)) {
    const wanted = fold(tag);
    const called = (option: { name: string; option: string }) =>
      [option.option, ...words(option.name, option.option)].map(fold);
    const match =
      tags.find((one) => called(one).includes(wanted)) ??
      tags.find((one) => called(one).some((word) => word.startsWith(wanted)));
    if (match && !(match.name in quick.values)) {
      quick.values[match.name] = match.option;
      quick.text = cut(quick.text, whole);
    } else quick.unknown.push(`#${tag}`);
  }
}

function readPerson(kind: Kind, quick: Quick, members: readonly Member[]): void {
  const field = Object.entries(kind.fields).find(([, one]) => one.type === 'person' && one.quick)?.[0];
  if (!field && !kind.mention) return;
  const escaped = mention.exec(quick.text);
  const typed = /(^|\s)[@＠]([\p{L}\p{N}._-]+)/u.exec(quick.text);
  const wanted = fold(typed?.[2] ?? '');
  const member = escaped
    ? members.find((one) => one.slackId === escaped[1])
    : wanted
      ? (members.find((one) => fold(one.name) === wanted) ??
        members.find(
          (one) =>
            fold(one.name).startsWith(wanted) || one.name.split(/\s/).some((part) => fold(part) === wanted),
        ))
      : undefined;
  if (member) {
    if (field) quick.values[field] = member.personId;
    else quick.ownerId = member.personId;
    quick.text = cut(quick.text, (escaped ?? typed)?.[0] ?? '');
  } else if (escaped || typed) quick.unknown.push((escaped ?? typed)?.[0].trim() ?? '');
}
