import { listNames } from '../../platform/directory/settings.js';
import { longText } from '../../platform/forms/field.js';
import { linesOf } from '../rules/lines.js';
import { definePage } from '../rules/page.js';

/** Slack's limit of options in a menu. */
const MAX_ENTRIES = 100;

/** The branch's own lists of choices (such as counters or devices), one entry a line. */
export const lists = definePage({
  name: 'lists',
  form: {
    fields: Object.fromEntries(listNames.map((name) => [name, longText()])),
    read: ({ branch: { settings } }) =>
      Object.fromEntries(listNames.map((name) => [name, (settings.lists?.[name] ?? []).join('\n')])),
    write(given, { branch: { settings } }) {
      const entries = listNames.map(
        (name) => [name, [...new Set(linesOf(name, given[name], MAX_ENTRIES))]] as const,
      );
      return { ...settings, lists: Object.fromEntries(entries.filter(([, lines]) => lines.length > 0)) };
    },
  },
});
