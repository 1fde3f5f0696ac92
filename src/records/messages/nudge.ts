import { escapeText, line } from '../../platform/blocks/escape.js';
import { actions, button, type Message, message, section } from '../../platform/blocks/kit.js';
import { currencyOf } from '../../platform/directory/money.js';
import { said as valueSaid } from '../../platform/forms/inputs.js';
import type { Speech } from '../../platform/language/speak.js';
import type { Clock } from '../../platform/time/clock.js';
import { code, type Watch } from '../rules/kind.js';
import type { Nudge } from '../rules/record.js';
import { type Card, readButton } from './card.js';
import { headline } from './headline.js';
import { kindName, labelsOf, severityMark, statusName } from './labels.js';

/** A watch that found a pattern, with the number of records and the sum of their amounts. */
export interface Watched {
  watch: Watch;
  count: number;
  sum?: number;
}

/** A question for a decision, or the decision. */
export interface Question {
  /** The name of the person who asks or who decided. */
  name: string;
  why: string;
  /** The limit in question, as it is now. */
  clock?: Clock;
  /** The new limit that is asked for. */
  until?: Date;
  /** The move that decided it. */
  decided?: string;
}

/** Why somebody is told, and what they can do. */
export interface Telling extends Pick<Nudge, 'why' | 'clock'> {
  watched?: Watched;
  /** The question or the decision. */
  question?: Question;
  /** The name of the person who gave it back. */
  releasedBy?: string;
  /** Names of the moves that this person may make now and that answer the reminder. */
  moves: readonly string[];
}

/** A direct message to one person about a record. */
export function nudge(card: Card, telling: Telling, link: string | null, speech: Speech): Message {
  const { record, kind, branch } = card;
  const { why, watched } = telling;
  const clock = card.clocks.find((one) => one.name === telling.clock);
  const slots = {
    code: code(kind, record.number),
    kind: kindName(kind, speech),
    branch: escapeText(branch.name),
    status: statusName(record, speech),
    limit: clock ? speech.t(`clocks.${kind.name}.${clock.name}`) : '',
    by: clock ? speech.moment(clock.dueAt, branch.timezone) : '',
    severity: record.severity ?? '',
    name: escapeText(telling.releasedBy ?? '?'),
    ...(watched ? pattern(card, watched, speech) : {}),
  };
  const again = watched && kind.fields[watched.watch.same]?.private;
  const summed = watched?.sum !== undefined;
  const told = why === 'asked' || why === 'decided' ? 'progress' : why;
  const what = speech.t(summed ? 'nudge.sums' : again ? 'nudge.repeat' : `nudge.${told}`, slots);
  const said = telling.question
    ? questionSaid(card, telling.question, speech)
    : watched?.watch.proposes
      ? `${what} ${speech.t('nudge.propose')}`
      : what;
  const words = line(headline(record, card, speech), 500);
  return message(`${said} ${words}`, [
    section(
      `${severityMark(record.severity)}*${said}*\n${words}${link ? `\n<${link}|${speech.t('record.show')}>` : ''}`,
    ),
    ...actions(
      ...(why === 'unread' ? [readButton(record.id, speech)] : []),
      ...telling.moves.map((name) =>
        button(`record.move:${name}`, speech.t(`kinds.${kind.name}.moves.${name}.label`), record.id, {
          style: kind.moves[name]?.style,
        }),
      ),
      ...(watched?.watch.proposes
        ? [
            button(`record.playbook:${watched.watch.proposes}`, speech.t('nudge.plan'), record.id, {
              style: 'primary',
            }),
          ]
        : []),
      ...hushButtons(card, why, speech),
    ),
  ]);
}

/** The text of a question (who asks, which limit, until when, why) or of the decision. */
function questionSaid(
  { record, kind, branch }: Card,
  { name, why, clock, until, decided }: Question,
  speech: Speech,
): string {
  const { t } = speech;
  const slots = {
    code: code(kind, record.number),
    kind: kindName(kind, speech),
    branch: escapeText(branch.name),
    name: escapeText(name),
    did: decided ? t(`kinds.${kind.name}.moves.${decided}.did`) : '',
    limit: clock ? t(`clocks.${kind.name}.${clock.name}`) : '',
    by: clock ? speech.moment(clock.dueAt, branch.timezone) : '',
    until: until ? speech.moment(until, branch.timezone) : '',
  };
  const head = t(decided ? 'nudge.decided' : 'nudge.asked', slots);
  const limit = clock ? [t(decided ? 'nudge.limit_now' : 'nudge.limit_asked', slots)] : [];
  const reason = why === '' ? [] : [t('nudge.reason', { why: line(why, 500) })];
  return [head, ...limit, ...reason].join(' ');
}

/** Buttons to snooze or stop. News of progress can be stopped, but not snoozed. */
function hushButtons({ record }: Card, why: Nudge['why'], speech: Speech) {
  const stop = button('record.quiet', speech.t('nudge.stop'), record.id);
  if (why === 'progress' || why === 'decided') return record.closedAt ? [] : [stop];
  return [
    button('record.snooze', speech.t('nudge.snooze'), record.id),
    button('record.snooze_day', speech.t('nudge.snooze_day'), record.id),
    // What must be read can only be snoozed.
    ...(why === 'unread' ? [] : [button('record.not_mine', speech.t('nudge.not_mine'), record.id), stop]),
  ];
}

/** The pattern as text: what the records have in common. */
function pattern({ record, kind, branch, names }: Card, { watch, count, sum }: Watched, speech: Speech) {
  const { same, hours, sums } = watch;
  const labels = labelsOf(kind, speech);
  const value = record.details[same];
  const words = { speech, names, currency: currencyOf(branch), timezone: branch.timezone };
  return {
    count,
    sum: sum === undefined ? '' : speech.amount(sum, currencyOf(branch)),
    signal: sums && kind.thresholds?.signal ? labels.option(kind.thresholds.signal.field, sums) : '',
    kinds: speech.t(`kinds.${kind.name}.many`),
    period: periodSaid(hours, speech),
    what:
      value === undefined
        ? ''
        : escapeText(valueSaid({ name: same, field: kind.fields[same] }, value, labels, words)),
  };
}

function periodSaid(hours: number, speech: Speech): string {
  const days = Math.round(hours / 24);
  if (days >= 365) return speech.t('nudge.year');
  return days > 2 ? speech.t('nudge.days', { count: days }) : speech.t('nudge.hours', { count: hours });
}
