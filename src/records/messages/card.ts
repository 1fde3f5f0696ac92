import { escapeText, line } from '../../platform/blocks/escape.js';
import {
  actions,
  button,
  context,
  fields,
  header,
  option,
  overflow,
  section,
} from '../../platform/blocks/kit.js';
import { foldedPart, type Parted, part, parted } from '../../platform/blocks/parts.js';
import { cut } from '../../platform/cut.js';
import type { Branch } from '../../platform/directory/branch.js';
import { currencyOf } from '../../platform/directory/money.js';
import { said } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import { photosLine } from '../../platform/photos/messages.js';
import { type Clock, metAt } from '../../platform/time/clock.js';
import { dayCount, followsClosing, ruleOf } from '../rules/clocks.js';
import { allFields, code, isOpenStatus, type Kind } from '../rules/kind.js';
import { offered } from '../rules/move.js';
import type { Reading } from '../rules/must-read.js';
import type { LobbyRecord } from '../rules/record.js';
import { headline } from './headline.js';
import { kindName, labelsOf, severityMark, statusName } from './labels.js';

/** Everything a record's card shows. */
export interface Card {
  record: LobbyRecord;
  kind: Kind;
  branch: Branch;
  clocks: readonly Clock[];
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  /** The private fields that have a value. */
  sealed: readonly string[];
  /** Codes by id of its parent record and of the record that it was merged into. */
  codes: ReadonlyMap<string, string>;
  /** Codes of the records that were merged into it. */
  absorbed: readonly string[];
  /** Codes of earlier records of the same customer. */
  earlier: readonly string[];
  photos: readonly { state: string; count: number }[];
  /** Who has read it and who has not, if its kind must be read. */
  reading?: Reading | null;
  now: Date;
}

/** The card in the branch's channel: one for each record, edited in place. */
export function recordCard(card: Card, speech: Speech): Parted {
  const { record, kind, branch, names } = card;
  const title = `${code(kind, record.number)} · ${kindName(kind, speech)}`;
  const state = stateLine(card, speech);
  const logged = speech.t('record.logged', {
    name: escapeText(names.get(record.reporterId) ?? '?'),
    when: speech.moment(record.createdAt, branch.timezone),
  });
  const limits = card.clocks.map((clock) => clockLine(clock, card, speech)).filter((one) => one !== null);
  const remarks = remarksOf(card, speech);
  const summary = record.summary === '' ? [] : [section(cut(escapeText(record.summary), 2800))];
  const more = [
    ...fields(details(card, speech)),
    ...context(...limits, ...remarks),
    ...context(record.link ? `${logged} · <${record.link}|${speech.t('record.from_message')}>` : logged),
  ];
  // A closed record is short: what it was, and how it ended.
  const over = record.closedAt !== null || record.mergedId !== null;
  const parts = [
    part(header(`${severityMark(record.severity)}${title}`), section(state)),
    over
      ? foldedPart(summary, record.summary === '' ? [] : [section(line(record.summary, glance))])
      : part(...summary),
    over ? foldedPart(more) : part(...more),
    part(...actions(...buttons(card, speech))),
  ];
  const said = headline(record, { branch, names }, speech);
  const text = [title, state.replaceAll('*', ''), line(said, 1500), ...limits, ...remarks, logged].join('\n');
  return parted(text, parts);
}

/** Characters of a closed record's text in the folded card: two lines on a phone. */
const glance = 80;

function stateLine({ record, kind, names, codes }: Card, speech: Speech): string {
  if (record.mergedId) return `*${speech.t('record.merged', { code: codes.get(record.mergedId) ?? '?' })}*`;
  const owner = record.ownerId ? (names.get(record.ownerId) ?? '?') : null;
  const whose = owner ? speech.t('record.owner', { name: escapeText(owner) }) : speech.t('record.no_owner');
  return [
    `*${statusName(record, speech)}*`,
    ...(record.severity ? [speech.t('record.severity', { severity: record.severity })] : []),
    // A closed record without an owner does not need one.
    ...(owner || isOpenStatus(kind, record.status) ? [whose] : []),
  ].join(' · ');
}

/** Its links to other records, and what else it holds. */
function remarksOf(card: Card, speech: Speech): string[] {
  const { record, kind, codes, absorbed, earlier, photos, reading } = card;
  const parent = record.parentId ? codes.get(record.parentId) : undefined;
  const pictures = photosLine(photos, speech);
  return [
    ...(reading ? [speech.t('reading.progress', { read: reading.read, of: reading.of })] : []),
    // The original of a copy is in another branch, whose numbers mean nothing here.
    ...(parent
      ? [kind.spreads ? speech.t('reading.from_hq') : speech.t('record.parent', { code: parent })]
      : []),
    ...(absorbed.length > 0 ? [speech.t('record.absorbed', { codes: speech.list(absorbed) })] : []),
    ...(earlier.length > 0
      ? [speech.t('record.earlier', { count: earlier.length, codes: speech.list(earlier) })]
      : []),
    ...(pictures ? [pictures] : []),
  ];
}

/** Slack allows ten fields in a section. */
function details({ record, kind, branch, names }: Card, speech: Speech): [string, string][] {
  const all = allFields(kind);
  const labels = labelsOf(kind, speech);
  const words = { speech, names, currency: currencyOf(branch), timezone: branch.timezone };
  return kind.card.flatMap((name): [string, string][] => {
    const value = record.details[name];
    const field = all[name];
    if (value === undefined || field?.private || field?.discreet) return [];
    return [[labels.label(name), cut(escapeText(said({ name, field }, value, labels, words)), 1500)]];
  });
}

/** A limit as text: due when, which day of how many, met or missed. */
export function clockLine(clock: Clock, { record, kind, branch, now }: Card, speech: Speech): string | null {
  const name = speech.t(`clocks.${kind.name}.${clock.name}`);
  const by = speech.moment(clock.dueAt, branch.timezone);
  const rule = ruleOf(kind, clock, branch);
  if (clock.stoppedAt) {
    // An end that closes the record is no task that could be late.
    if (rule?.closes) return null;
    // The record was reopened before the task that follows its closing was done.
    if (rule && !record.closedAt && followsClosing(kind, rule)) return null;
    const kept = (metAt(clock) ?? now) <= clock.dueAt;
    if (record.closedAt && kept) return null;
    return kept ? `✅ ${speech.t('clock.kept', { name })}` : `⚠️ ${speech.t('clock.broken', { name, by })}`;
  }
  if (now > clock.dueAt) return `🔴 *${speech.t('clock.overdue', { name, by })}*`;
  const day = dayCount(kind, clock, branch, now);
  const count =
    day && day.of > 1 && day.day > 0 ? ` · ${speech.t('clock.day', { day: day.day, of: day.of })}` : '';
  const longer = clock.extended > 0 ? ` · ${speech.t('clock.extended')}` : '';
  return `⏳ ${speech.t('clock.running', { name, by })}${count}${longer}`;
}

function buttons(card: Card, speech: Speech) {
  const { record, kind, sealed, clocks, branch, photos, reading } = card;
  const { t } = speech;
  const look = sealed.length > 0 || photos.some(({ state }) => state === 'kept');
  const common = [
    button('record.note', t('record.note'), record.id),
    ...(look ? [button('record.reveal', t('record.reveal'), record.id)] : []),
  ];
  if (record.mergedId) return [button('record.separate', t('record.separate'), record.id), ...common];
  const open = offered(kind, record, clocks, branch);
  const label = (move: string) => t(`kinds.${kind.name}.moves.${move}.label`);
  const moves = open
    .filter(([, move]) => !move.aside)
    .map(([name, { style }]) => button(`record.move:${name}`, label(name), record.id, { style }));
  const aside = open
    .filter(([, move]) => move.aside)
    .map(([name]) => option(label(name), `move.${name}/${record.id}`));
  return [
    ...(reading?.unread.length ? [readButton(record.id, speech)] : []),
    ...moves,
    ...nextSteps(card, speech),
    ...(reading ? [button('record.readers', t('reading.who'), record.id)] : []),
    ...common,
    overflow('record.more', [
      option(t('record.edit'), `edit/${record.id}`),
      ...(record.closedAt ? [] : [option(t('record.hand'), `hand/${record.id}`)]),
      option(t('record.merge'), `merge/${record.id}`),
      ...aside,
    ]),
  ];
}

export const readButton = (id: string, speech: Speech) =>
  button('record.read', speech.t('reading.read'), id, { style: 'primary' });

/** The button for the next of the record's steps. */
function nextSteps({ record, kind }: Card, speech: Speech) {
  if (record.closedAt) return [];
  const labels = labelsOf(kind, speech);
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    if (field.type !== 'steps') return [];
    const next = field.options[field.options.indexOf(String(record.details[name] ?? '')) + 1];
    return next ? [button(`record.step:${name}/${next}`, `✓ ${labels.option(name, next)}`, record.id)] : [];
  });
}
