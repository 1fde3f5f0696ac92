import type { Branch } from '../platform/directory/branch.js';
import { emergencyCalls } from '../platform/directory/settings.js';
import { speak } from '../platform/language/speak.js';
import { playbookOf } from './emergencies/index.js';
import { emergencyNumbers } from './rules/numbers.js';
import type { PlaybookWords } from './rules/open.js';
import { ownPlaybooks } from './settings.js';

/** Slack's limit of options in a group of checkboxes. */
const MAX_CALLS = 10;

/** A playbook's steps, in the branch's own words or as shipped in its language, with the numbers to call. */
export function playbookWords(name: string, branch: Branch): PlaybookWords {
  const speech = speak(branch.language);
  const own = ownPlaybooks.of(branch.settings)?.[name];
  const calls = emergencyCalls.of(branch.settings) ?? [];
  const lines: Record<string, readonly string[]> = {};
  if (own)
    for (let from = 0; from < own.length; from += MAX_CALLS)
      lines[`own_${from / MAX_CALLS + 1}`] = own.slice(from, from + MAX_CALLS);
  if (calls.length > 0) lines.calls = calls.slice(0, MAX_CALLS);
  const shipped = own ? {} : (playbookOf(name)?.groups ?? {});
  return {
    title: speech.t(`playbooks.${name}.name`),
    groups: {
      ...shipped,
      ...Object.fromEntries(
        Object.entries(lines).map(([group, items]) => [group, items.map((_, place) => String(place))]),
      ),
    },
    group: (group) => {
      if (group === 'calls') return speech.t('run.calls');
      if (own) return speech.t(`playbooks.${name}.name`);
      return speech.t(`playbooks.${name}.groups.${group}.name`);
    },
    item: (group, item) =>
      lines[group]?.[Number(item)] ??
      speech.t(`playbooks.${name}.groups.${group}.steps.${item}`, emergencyNumbers(branch.country)),
  };
}
