import type { Module } from '../platform/module.js';
import type { BeatJob } from '../platform/schedule/beat.js';
import { forgetPassing } from '../platform/slack/store/drafts.js';
import { HOUR } from '../platform/time/durations.js';
import { help } from './commands/help.js';
import { home as appHome } from './commands/home.js';
import { waiting } from './commands/route.js';
import { rights } from './rights.js';

/** Deletes drafts and the keys of handled Slack deliveries after a few days. */
const forgetting: BeatJob = {
  name: 'passing',
  every: HOUR,
  async run({ db, clock }) {
    await forgetPassing(db, clock.now());
    return false;
  },
};

export { nearest, readCommand, withoutSlash } from './commands/command-line.js';
export { route } from './commands/route.js';

export const homeModule: Module = {
  name: 'home',
  features: [
    appHome, // App Home
    help, // the menu
    waiting, // the answer to "did you mean"
  ],
  beats: [forgetting],
  rights: () => rights,
};
