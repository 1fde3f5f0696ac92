import { emergencyCalls } from '../../platform/directory/settings.js';
import { longText } from '../../platform/forms/field.js';
import { linesOf } from '../rules/lines.js';
import { definePage } from '../rules/page.js';

/** Slack's limit of options in a group of checkboxes, as which a playbook shows them. */
const MAX_CALLS = 10;

/** Whom to call in an emergency, in this order. */
export const emergency = definePage({
  name: 'emergency',
  form: {
    fields: { calls: longText() },
    read: ({ branch: { settings } }) => ({ calls: (emergencyCalls.of(settings) ?? []).join('\n') }),
    write: (given, { branch: { settings } }) =>
      emergencyCalls.with(settings, [...new Set(linesOf('calls', given.calls, MAX_CALLS))]),
  },
});
