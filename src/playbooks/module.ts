import type { Module } from '../platform/module.js';
import { playbooks as byHand } from './commands.js';
import { playbooksFollow } from './follow.js';

export const playbooks: Module = {
  name: 'playbooks',
  features: [
    byHand, // a plan opened by hand
  ],
  follows: playbooksFollow,
};
