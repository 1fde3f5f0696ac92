import { escapeText, line } from '../../platform/blocks/escape.js';
import { context, type Message, message, section } from '../../platform/blocks/kit.js';
import type { Branch } from '../../platform/directory/branch.js';
import { type Speech, speak } from '../../platform/language/speak.js';
import { listName } from './run.js';

/** How a branch's lists were ticked, for its head. */
export interface HabitsTold {
  branch: Branch;
  bursts: readonly {
    list: string;
    at: Date;
    personId: string;
    items: number;
    seconds: number;
    allAtOnce: boolean;
  }[];
  streaks: readonly { list: string; days: number }[];
  spots: readonly { list: string; at: Date; item: string; answered: boolean }[];
  /** Titles in the branch's own words, by the list's name. */
  titles: ReadonlyMap<string, string>;
  names: ReadonlyMap<string, string>;
}

/** Entries of each sort that are listed before the rest is only counted. */
const MAX_LINES = 10;

/** The text of a line that was chosen for a spot check, in the branch's language. */
export const spotWords = (item: string, { language }: Branch): string =>
  speak(language).t('own_lists.spot', { item });

/** A weekly message to the branch head alone; it gives facts and does not judge. */
export function habitsMessage(told: HabitsTold, speech: Speech): Message {
  const { branch, bursts, streaks, spots, titles, names } = told;
  const { t } = speech;
  const title = (list: string) => escapeText(titles.get(list) ?? listName(list, speech));
  const when = (at: Date) => speech.moment(at, branch.timezone);
  const head = t('own_lists.habits.head', { branch: escapeText(branch.name) });
  const parts = [
    bursts.map(({ list, at, personId, items, seconds, allAtOnce }) =>
      t(allAtOnce ? 'own_lists.habits.burst_all' : 'own_lists.habits.burst', {
        list: title(list),
        when: when(at),
        name: line(names.get(personId) ?? '?', 60),
        items,
        seconds,
      }),
    ),
    streaks.map(({ list, days }) => t('own_lists.habits.streak', { list: title(list), days })),
    spots.map(({ list, at, item, answered }) =>
      t(answered ? 'own_lists.habits.spot_answered' : 'own_lists.habits.spot_open', {
        list: title(list),
        when: when(at),
        item: line(item, 120),
      }),
    ),
  ].map((lines) => cutOff(lines, speech));
  const shown = parts.filter((lines) => lines.length > 0);
  const about = t('own_lists.habits.about');
  return message([head, ...shown.flat(), about].join('\n'), [
    section(`*${head}*`),
    ...shown.map((lines) => section(lines.map((one) => `• ${one}`).join('\n'))),
    ...context(about),
  ]);
}

function cutOff(lines: readonly string[], { t }: Speech): string[] {
  const rest = lines.length - MAX_LINES;
  return rest > 0 ? [...lines.slice(0, MAX_LINES), t('briefing.and_more', { count: rest })] : [...lines];
}
