import type { Feature } from '../../platform/slack/asked.js';
import { menu } from '../messages/help.js';

/** The page that tells what there is. */
export const help: Feature = {
  commands: {
    help: async ({ standing: { here, theirs }, speech }) => ({
      say: menu(here ?? theirs[0] ?? null, speech, 'whole'),
    }),
  },
};
