import type { ModalView } from '@slack/types';
import { actions, button, header, modal, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import type { Speech } from '../../platform/language/speak.js';
import { mondayOf } from '../rules/roster-day.js';
import type { fairness } from '../rules/rostered-hours.js';
import { dayName, type Names, nameIn } from './duties.js';

const inHours = (minutes: number) => Math.round(minutes / 6) / 10;

/** Each person's rostered hours in a month, compared with the mean. */
export function hoursView(
  { mean, people }: ReturnType<typeof fairness>,
  { branch, from, to, names }: { branch: Branch; from: string; to: string; names: Names },
  speech: Speech,
): ModalView {
  const { t } = speech;
  const signed = (minutes: number) => {
    const hours = inHours(minutes);
    return hours === 0 ? '±0' : `${hours > 0 ? '+' : '−'}${speech.number(Math.abs(hours))}`;
  };
  const lines = people.map(({ personId, minutes, beside }) =>
    t('roster.hours.line', {
      name: nameIn(names, personId),
      hours: speech.number(inHours(minutes)),
      beside: signed(beside),
    }),
  );
  const all =
    lines.length > 0
      ? [`*${t('roster.hours.mean', { hours: speech.number(inHours(mean)) })}*`, ...lines]
      : [t('roster.hours.none')];
  return modal(
    { callback: 'roster.hours', title: t('roster.name') },
    [
      header(t('roster.hours.title', { from: dayName(from, speech), to: dayName(to, speech) })),
      section(all.join('\n')),
      ...actions(button(`roster.week:${mondayOf(from)}`, t('roster.back'), branch.id)),
    ],
    { close: t('form.close') },
  );
}
