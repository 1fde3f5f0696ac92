import type { Feature } from '../../platform/slack/request.js';
import { menu } from '../messages/help.js';

/** The page that tells what there is. */
export const help: Feature = {
  commands: {
    help: async ({ caller: { here, theirs }, speech }) => ({
      say: menu(here ?? theirs[0] ?? null, speech, 'whole'),
    }),
  },
};
