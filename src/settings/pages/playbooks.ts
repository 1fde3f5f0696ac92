import { longText } from '../../platform/forms/field.js';
import { playbooks as all, ownPlaybooks, playbookOf } from '../../playbooks/module.js';
import { linesOf } from '../rules/lines.js';
import { definePage } from '../rules/page.js';

const MAX_STEPS = 40;

/** Playbooks in the branch's own words. A playbook that is posted already keeps its words. */
export const playbooks = definePage({
  name: 'playbooks',
  each: {
    names: () => all.map(({ name }) => name),
    own: (settings) => Object.keys(ownPlaybooks.of(settings) ?? {}).filter((name) => playbookOf(name)),
    back: (settings, of) => {
      const { [of]: _, ...rest } = ownPlaybooks.of(settings) ?? {};
      return ownPlaybooks.with(settings, rest);
    },
    fields: { steps: longText() },
    read: ({ branch: { settings }, of, steps }) => ({
      steps: (ownPlaybooks.of(settings)?.[of] ?? steps(of)).join('\n'),
    }),
    write(given, { branch: { settings }, of, steps }) {
      const lines = linesOf('steps', given.steps, MAX_STEPS);
      const { [of]: _, ...rest } = ownPlaybooks.of(settings) ?? {};
      // Unchanged steps are not stored, so that they follow the shipped ones when those are corrected.
      const own = lines.length > 0 && lines.join('\n') !== steps(of).join('\n');
      return ownPlaybooks.with(settings, own ? { ...rest, [of]: lines } : rest);
    },
  },
});
