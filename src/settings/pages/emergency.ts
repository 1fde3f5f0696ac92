import { emergencyCalls } from '../../platform/directory/settings.js';
import { longText } from '../../platform/forms/field.js';
import { linesOf } from '../rules/lines.js';
import { definePage } from '../rules/page.js';

/** As many as a block of checkboxes in a playbook holds. */
const MAX_CALLS = 10;

/** Who is called in an emergency, in this order. */
export const emergency = definePage({
  name: 'emergency',
  form: {
    fields: { calls: longText() },
    read: ({ branch: { settings } }) => ({ calls: (emergencyCalls.of(settings) ?? []).join('\n') }),
    write: (given, { branch: { settings } }) =>
      emergencyCalls.with(settings, [...new Set(linesOf('calls', given.calls, MAX_CALLS))]),
  },
});
