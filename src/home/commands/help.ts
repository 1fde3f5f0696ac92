import type { Feature } from '../../platform/slack/request.js';
import { menu } from '../messages/help.js';

/** `/lobby help`. */
export const help: Feature = {
  commands: {
    help: {
      helpGroup: 'setup',
      wordless: true,
      answer: async ({ caller: { here, theirs }, commands, speech }) => ({
        say: menu({ branch: here ?? theirs[0] ?? null, commands, how: 'whole' }, speech),
      }),
    },
  },
};
