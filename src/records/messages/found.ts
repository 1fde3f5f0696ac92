import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  header,
  type Message,
  message,
  modal,
  section,
} from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Member } from '../../platform/directory/roles.js';
import type { Speech } from '../../platform/language/speak.js';
import { kindOf } from '../kinds/index.js';
import { code } from '../rules/kind.js';
import type { FoundRecord } from '../rules/sought.js';
import { recordLine } from './list.js';

/** A page of search results. */
export interface Found {
  title: string;
  /** The text where nothing was found. */
  none: string;
  /** How the parts of the search were understood; not escaped. */
  asked: readonly string[];
  /** If nothing was found but a similar word finds something: what was typed and the similar word, not escaped. */
  instead?: { typed: string; meant: string };
  records: readonly FoundRecord[];
  branch: Branch;
  names: ReadonlyMap<string, string>;
  link(id: string): string | null;
  now: Date;
  /** `skip`: records before this page; `size`: records on a page; `total`: all records found. */
  page: { skip: number; size: number; total: number };
  /** The id of the draft with the search, for the buttons. */
  draft: string | null;
}

export function foundList(found: Found, speech: Speech): Message {
  const { t } = speech;
  const { skip, size, total } = found.page;
  const asked =
    found.asked.length > 0 ? [t('search.asked', { parts: escapeText(found.asked.join(' · ')) })] : [];
  if (found.records.length === 0)
    return message([found.none, ...asked].join('\n'), [section(found.none), ...context(...asked)]);
  const instead = found.instead
    ? [
        t('search.instead', {
          typed: escapeText(found.instead.typed),
          meant: escapeText(found.instead.meant),
        }),
      ]
    : [];
  const lines = found.records.map((record) => foundLine(record, found, speech));
  const page =
    total > size
      ? [t('list.page', { from: skip + 1, to: skip + found.records.length, total: speech.number(total) })]
      : [];
  const blocks: KnownBlock[] = [
    header(found.title),
    ...instead.map((line) => section(line)),
    ...context(...asked),
    ...lines.map((line) => section(line)),
    ...context(...page),
    ...(found.draft ? actions(...buttons(found, found.draft, speech)) : []),
  ];
  return message([found.title, ...instead, ...asked, ...lines, ...page].join('\n'), blocks);
}

/** Asks which of several people is meant. */
export function whoIsMeant(
  { typed, people, draft }: { typed: string; people: readonly Member[]; draft: string },
  speech: Speech,
): Message {
  const question = speech.t('search.who', { typed: escapeText(typed) });
  return message([question, speech.list(people.map(({ name }) => escapeText(name)))].join('\n'), [
    section(question),
    ...actions(...people.map(({ personId, name }) => button(`find.who:${personId}`, name, draft))),
  ]);
}

/** The same as a modal, which turns pages in place. */
export const foundModal = (found: Found, speech: Speech): ModalView =>
  modal({ callback: 'find.found', title: speech.t('find.title') }, foundList(found, speech).blocks, {
    close: speech.t('form.close'),
  });

function foundLine(record: FoundRecord, { branch, names, now, link }: Found, speech: Speech): string {
  const line = recordLine(record, kindOf(record.kind), { branch, names, now, link: link(record.id) }, speech);
  const { into } = record;
  if (!into) return line;
  const number = code(kindOf(into.kind), into.number);
  const there = link(into.id);
  return `${line}\n↪ ${speech.t('record.merged', { code: there ? `<${there}|${number}>` : number })}`;
}

function buttons({ page: { skip, size, total } }: Found, draft: string, { t }: Speech) {
  return [
    ...(skip > 0 ? [button(`find.page:${Math.max(0, skip - size)}`, t('list.back'), draft)] : []),
    ...(skip + size < total ? [button(`find.page:${skip + size}`, t('list.more'), draft)] : []),
    button('export.file', t('export.button'), draft),
  ];
}
