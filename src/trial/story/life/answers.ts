import { type Checklist, deviceOf, type Item, isQuestion, type Run } from '../../../checklists/module.js';
import type { Crew } from './crew.js';
import { minutesAfter } from './hours.js';
import { said, storiesOf } from './words.js';

/** Minutes. Nobody takes longer over a list: one that may take days is done on the day on which it comes. */
const sitting = 7 * 60;

/** When people have finished a list. */
export const throughBy = (list: Checklist, run: Run): Date =>
  list.due > sitting ? minutesAfter(run.opensAt, sitting) : run.dueAt;

/** Answers to the open questions among the items, by item id; never with pictures. */
export function answersTo(crew: Crew, list: Checklist, items: readonly Item[]): Record<string, unknown> {
  const open = items.filter((item) => item.state === 'open' && isQuestion(item));
  return Object.fromEntries(
    open.flatMap((item) => {
      const given = answerTo(crew, list, item);
      const device = crew.branch.settings.lists?.devices?.[0];
      const named = item.rule?.finds?.as === 'fault' && device ? [[deviceOf(item.id), device]] : [];
      return given === undefined ? [] : [[item.id, given], ...named];
    }),
  );
}

function answerTo(crew: Crew, list: Checklist, { rule }: Item): unknown {
  const { chance } = crew;
  const { incidents, findings } = storiesOf(crew);
  const good = rule?.good;
  const { least = 4, most = least + 8 } = good && !('options' in good) ? good : {};
  switch (rule?.asks?.type) {
    case 'amount':
      return 0;
    case 'count':
      return chance.between(least, most);
    case 'choice':
      return rule.asks.options[chance.happens(0.9) ? 0 : 1];
    case 'text':
      if (rule.optional && chance.happens(0.6)) return undefined;
      return said(
        crew,
        list.name === 'huddle' ? incidents.lessons : chance.pick(Object.values(findings.seen)),
      );
    default:
      return undefined;
  }
}
