import type { KnownBlock } from '@slack/types';
import type { Branch } from '../domain/branch.js';
import { kindOf } from '../domain/records/index.js';
import type { LobbyRecord } from '../domain/records/record.js';
import { actions, button, header, type Message, message, section } from './kit.js';
import { recordLine } from './records/list.js';
import type { Speech } from './speak.js';

/** A page of a list of records. */
export interface Found {
  title: string;
  /** Said where there is none. */
  none: string;
  records: readonly (LobbyRecord & { dueAt: Date | null })[];
  branch: Branch;
  names: ReadonlyMap<string, string>;
  link(id: string): string | null;
  now: Date;
  /** The button of the next page: its action and what it carries. */
  next: { action: string; value: string } | null;
}

export function foundList(found: Found, speech: Speech): Message {
  const { records, branch, names, now } = found;
  if (records.length === 0) return message(found.none, [section(found.none)]);
  const lines = records.map((record) =>
    recordLine(record, kindOf(record.kind), { branch, names, now, link: found.link(record.id) }, speech),
  );
  const blocks: KnownBlock[] = [
    header(found.title),
    ...lines.map((line) => section(line)),
    ...(found.next ? actions(button(found.next.action, speech.t('list.more'), found.next.value)) : []),
  ];
  return message([found.title, ...lines].join('\n'), blocks);
}
