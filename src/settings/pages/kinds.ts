import { choices } from '../../platform/forms/field.js';
import { kinds as all, type Kind } from '../../records/module.js';
import { definePage } from '../rules/page.js';

const offered = (all as readonly Kind[]).filter(({ command }) => command !== false).map(({ name }) => name);

/**
 * Which kinds of record the branch uses. The unused ones are stored, so that kinds of later versions are in use by
 * default.
 */
export const kinds = definePage({
  name: 'kinds',
  form: {
    fields: { kinds: { ...choices(offered), required: true } },
    read: ({ branch: { settings } }) => ({
      kinds: offered.filter((name) => !settings.kindsOff?.includes(name)),
    }),
    write({ kinds: used }, { branch: { settings } }) {
      const unknown = (settings.kindsOff ?? []).filter((name) => !offered.includes(name));
      const off = offered.filter((name) => !(used as string[]).includes(name));
      return { ...settings, kindsOff: [...unknown, ...off] };
    },
  },
});
