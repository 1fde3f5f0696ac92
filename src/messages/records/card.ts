import type { KnownBlock } from '@slack/types';
import type { Branch } from '../../domain/branch.js';
import { currencyOf } from '../../domain/money.js';
import { clockRules } from '../../domain/records/clocks.js';
import { allFields, code, type Kind } from '../../domain/records/kind.js';
import type { Clock, LobbyRecord } from '../../domain/records/record.js';
import { branchCalendar } from '../../domain/time/calendar.js';
import { dayOf } from '../../domain/time/limits.js';
import { cut, escapeText, line } from '../escape.js';
import { type Labels, said } from '../form.js';
import { actions, button, context, fields, header, type Message, message, section } from '../kit.js';
import type { Speech } from '../speak.js';

/** Everything a record's card shows. */
export interface Card {
  record: LobbyRecord;
  kind: Kind;
  branch: Branch;
  clocks: readonly Clock[];
  /** Names by person id. */
  names: ReadonlyMap<string, string>;
  /** The private fields that hold something. */
  sealed: readonly string[];
  now: Date;
}

export function labelsOf(kind: Kind, speech: Speech): Labels {
  return {
    label: (field) => speech.t(`kinds.${kind.name}.fields.${field}.label`),
    option: (field, one) => speech.t(`kinds.${kind.name}.fields.${field}.options.${one}`),
  };
}

export const kindName = (kind: Pick<Kind, 'name'>, speech: Speech) => speech.t(`kinds.${kind.name}.name`);
export const statusName = (record: Pick<LobbyRecord, 'kind' | 'status'>, speech: Speech) =>
  speech.t(`kinds.${record.kind}.statuses.${record.status}`);
export const severityMark = (severity: number | null) =>
  severity === 1 ? '🔴 ' : severity === 2 ? '🟠 ' : '';

/** The card in the branch's channel: one a record, edited in place. */
export function recordCard(card: Card, speech: Speech): Message {
  const { record, kind, branch, names } = card;
  const title = `${code(kind, record.number)} · ${kindName(kind, speech)}`;
  const owner = record.ownerId ? (names.get(record.ownerId) ?? '?') : null;
  const state = [
    `*${statusName(record, speech)}*`,
    ...(record.severity ? [speech.t('record.severity', { severity: record.severity })] : []),
    owner ? speech.t('record.owner', { name: escapeText(owner) }) : speech.t('record.no_owner'),
  ].join(' · ');
  const logged = speech.t('record.logged', {
    name: escapeText(names.get(record.reporterId) ?? '?'),
    when: speech.moment(record.createdAt, branch.timezone),
  });
  const limits = card.clocks.map((clock) => clockLine(clock, card, speech)).filter((one) => one !== null);
  const blocks: KnownBlock[] = [
    header(`${severityMark(record.severity)}${title}`),
    section(state),
    section(cut(escapeText(record.summary), 2800)),
    ...fields(details(card, speech)),
    ...context(...limits),
    ...context(logged),
    ...actions(...buttons(card, speech)),
  ];
  const text = [title, state.replaceAll('*', ''), line(record.summary, 1500), ...limits, logged].join('\n');
  return message(text, blocks);
}

function details({ record, kind, branch, names }: Card, speech: Speech): [string, string][] {
  const all = allFields(kind);
  const labels = labelsOf(kind, speech);
  const words = { speech, names, currency: currencyOf(branch) };
  return kind.card.flatMap((name) => {
    const value = record.details[name];
    if (value === undefined || all[name]?.private) return [];
    return [[labels.label(name), cut(escapeText(said(name, all[name], value, labels, words)), 1500)]];
  });
}

/** One limit in words: by when, which day of how many, kept or broken. */
export function clockLine(clock: Clock, { record, kind, branch, now }: Card, speech: Speech): string | null {
  const name = speech.t(`clocks.${kind.name}.${clock.name}`);
  const by = speech.moment(clock.dueAt, branch.timezone);
  if (clock.stoppedAt) {
    if (record.closedAt && clock.stoppedAt <= clock.dueAt) return null;
    return clock.stoppedAt <= clock.dueAt
      ? `✅ ${speech.t('clock.kept', { name })}`
      : `⚠️ ${speech.t('clock.broken', { name, by })}`;
  }
  if (now > clock.dueAt) return `🔴 *${speech.t('clock.overdue', { name, by })}*`;
  const rule = clockRules(kind, branch).find((one) => one.name === clock.name);
  const limit = rule && !('field' in rule.limit) ? rule.limit : null;
  const day = limit ? dayOf(clock.startedAt, now, limit, branchCalendar(branch)) : null;
  const count =
    day && day.of > 1 && day.day > 0 ? ` · ${speech.t('clock.day', { day: day.day, of: day.of })}` : '';
  return `⏳ ${speech.t('clock.running', { name, by })}${count}`;
}

function buttons({ record, kind, sealed }: Card, speech: Speech) {
  const moves = Object.entries(kind.moves)
    .filter(([, move]) => move.from.includes(record.status))
    .map(([name, move]) =>
      button(`record.move:${name}`, speech.t(`kinds.${kind.name}.moves.${name}.label`), record.id, {
        style: move.style,
      }),
    );
  return [
    ...moves,
    button('record.note', speech.t('record.note'), record.id),
    ...(record.closedAt ? [] : [button('record.hand', speech.t('record.hand'), record.id)]),
    button('record.edit', speech.t('record.edit'), record.id),
    ...(sealed.length > 0 ? [button('record.reveal', speech.t('record.reveal'), record.id)] : []),
  ];
}
