import type { KnownBlock, ModalView } from '@slack/types';
import { escapeText, line } from '../../platform/blocks/escape.js';
import { divider, limits, modal, section } from '../../platform/blocks/kit.js';
import { cut } from '../../platform/cut.js';
import type { Speech } from '../../platform/language/speak.js';
import { code } from '../rules/kind.js';
import type { Card } from './card.js';
import { headline } from './headline.js';

/** How many in a branch have read its copy. */
interface Across {
  branch: string;
  number: number;
  read: number;
  of: number;
}

/** Who has read a record and who has not; for head office also the progress of each branch that has a copy. */
export function readersView(
  card: Card,
  who: { has: readonly { name: string; at: Date }[]; hasNot: readonly string[] },
  across: readonly Across[],
  speech: Speech,
): ModalView {
  const { record, kind, branch } = card;
  const has = who.has.map(({ name, at }) => `${escapeText(name)} ${speech.moment(at, branch.timezone)}`);
  return modal(
    { callback: 'record.readers_shown', title: speech.t('reading.who') },
    [
      section(`*${code(kind, record.number)}*\n${line(headline(record, card, speech), 300)}`),
      ...part(speech.t('reading.has_not', { count: who.hasNot.length }), who.hasNot.map(escapeText)),
      ...part(speech.t('reading.has', { count: has.length }), has),
      ...(across.length > 1 ? [divider(), ...sums(card, across, speech)] : []),
    ],
    { close: speech.t('form.close') },
  );
}

/** Names under a heading, in as many blocks as they need. */
function part(head: string, lines: readonly string[]): KnownBlock[] {
  const pages: string[] = [`*${head}*`];
  for (const each of lines) {
    const page = `${pages.at(-1)}\n${each}`;
    if (page.length <= limits.section) pages[pages.length - 1] = page;
    else pages.push(cut(each, limits.section));
  }
  return pages.map((page) => section(page));
}

function sums({ kind }: Card, across: readonly Across[], speech: Speech): KnownBlock[] {
  const total = across.reduce((sum, each) => ({ read: sum.read + each.read, of: sum.of + each.of }), {
    read: 0,
    of: 0,
  });
  const lines = across.map(({ branch, number, read, of }) =>
    speech.t('reading.branch', { branch: escapeText(branch), code: code(kind, number), read, of }),
  );
  return part(speech.t('reading.all_branches', total), lines);
}
