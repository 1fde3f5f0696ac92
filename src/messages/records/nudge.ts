import { code, type Watch } from '../../domain/records/kind.js';
import type { Nudge } from '../../domain/records/record.js';
import { escapeText, line } from '../escape.js';
import { actions, button, type Message, message, section } from '../kit.js';
import type { Speech } from '../speak.js';
import { type Card, kindName, labelsOf, severityMark, statusName } from './card.js';

/** A direct message to one person about a record. */
export function nudge(
  card: Card,
  { why, clock: name, watched }: Pick<Nudge, 'why' | 'clock'> & { watched?: Watch },
  link: string | null,
  speech: Speech,
): Message {
  const { record, kind, branch } = card;
  const clock = card.clocks.find((one) => one.name === name);
  const slots = {
    code: code(kind, record.number),
    kind: kindName(kind, speech),
    branch: escapeText(branch.name),
    status: statusName(record, speech),
    limit: clock ? speech.t(`clocks.${kind.name}.${clock.name}`) : '',
    by: clock ? speech.moment(clock.dueAt, branch.timezone) : '',
    severity: record.severity ?? '',
    ...(watched ? pattern(card, watched, speech) : {}),
  };
  const said = speech.t(`nudge.${why}`, slots);
  const words = line(record.summary, 500);
  const take = kind.moves.take?.from.includes(record.status) && !record.ownerId;
  return message(`${said} ${words}`, [
    section(
      `${severityMark(record.severity)}*${said}*\n${words}${link ? `\n<${link}|${speech.t('record.show')}>` : ''}`,
    ),
    ...actions(
      ...(take
        ? [
            button('record.move:take', speech.t(`kinds.${kind.name}.moves.take.label`), record.id, {
              style: 'primary',
            }),
          ]
        : []),
      ...(why === 'remind' || why === 'overdue' || why === 'severe'
        ? [
            button('record.snooze', speech.t('nudge.snooze'), record.id),
            button('record.quiet', speech.t('nudge.stop'), record.id),
          ]
        : []),
    ),
  ]);
}

/** What several records share, in words. */
function pattern({ record, kind }: Card, { same, times, hours }: Watch, speech: Speech) {
  return {
    count: times,
    hours,
    kinds: speech.t(`kinds.${kind.name}.many`),
    what: labelsOf(kind, speech).option(same, String(record.details[same])),
  };
}
