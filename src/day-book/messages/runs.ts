import {
  type Item,
  isReleased,
  progress,
  type Run,
  rulesOf,
  runState,
  titleOf,
} from '../../checklists/module.js';
import type { Line } from '../../platform/day-register.js';
import { said } from '../../platform/forms/inputs.js';
import { statusAt } from '../rules/facts.js';
import { nameOf, type Place, timeIn, valueWords } from './line.js';

/** A list in its present state: its head, each of its lines, who signed, why it was missed. */
export function runLines(run: Run, place: Place): Line[] {
  const { speech, facts } = place;
  const { t } = speech;
  const what = titleOf(run, speech);
  const number = run.recordId ? facts.codes.get(run.recordId) : undefined;
  const stands = runState({ ...run, status: statusAt(run, facts.now) }, facts.now);
  const by = run.recordId ? [] : [t('run.by', { time: timeIn(run.dueAt, place) })];
  return [
    {
      at: run.opensAt,
      number,
      what,
      words: [t('run.progress', progress(run)), ...by].join(' · '),
      ...(run.recordId ? {} : { owner: t(`roles.${rulesOf(run).owner}`) }),
      status: t(`run.standing.${stands}`),
    },
    ...run.items.map((item) => ({ number, ...itemLine(item, what, place) })),
    ...run.signatures.map(({ by, at }) => ({ at, what, words: t('daybook.signed'), by: nameOf(by, place) })),
    ...(run.excuse ? [{ what, words: t('run.excused', { why: run.excuse }) }] : []),
  ];
}

/** A line of a list: the answer, by whom and when, and the record that a finding became. */
function itemLine(item: Item, what: string, place: Place): Line {
  const { speech, facts } = place;
  const action = item.actionId ? facts.codes.get(item.actionId) : undefined;
  return {
    at: item.at,
    what,
    words: itemWords(item, place),
    by: nameOf(item.by, place),
    status: `${speech.t(`daybook.states.${isReleased(item) ? 'released' : item.state}`)}${action ? ` → ${action}` : ''}`,
  };
}

/** The words of a line, its answer and its note. */
export function itemWords({ groupText, text, rule, value, note }: Item, place: Place): string {
  const answer = value === null ? '' : `: ${answerWords({ rule, value }, place)}`;
  return [`${groupText} · ${text}${answer}`, ...(note ? [note] : [])].join('\n');
}

function answerWords({ rule, value }: Pick<Item, 'rule' | 'value'>, place: Place): string {
  if (value === null) return '';
  if (rule?.asks?.type === 'photos') return place.speech.t('daybook.pictures', { count: Number(value) });
  // A list's options are stored as the words shown, so they need no labels.
  const labels = { label: (field: string) => field, option: (_field: string, option: string) => option };
  return said({ name: '', field: rule?.asks }, value, labels, valueWords(place));
}
