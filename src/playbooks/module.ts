import type { Module } from '../platform/module.js';
import { playbooks as byHand } from './commands.js';
import { playbooksFollow } from './follow.js';

export { playbookOf, playbooks } from './emergencies/index.js';
export { openedBy } from './follow.js';
export { emergencyNumbers } from './rules/numbers.js';
export { ownPlaybooks } from './settings.js';

export const playbooksModule: Module = {
  name: 'playbooks',
  features: [
    byHand, // opening a playbook by hand
  ],
  follows: playbooksFollow,
};
