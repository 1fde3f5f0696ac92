import type { Module } from '../platform/module.js';
import { rollUps } from './beat.js';
import { hqChannel } from './commands/channel.js';
import { hq } from './commands/overview.js';
import { rollUpDrawn } from './outbox/roll-up.js';
import { rollUpFileDrawn } from './outbox/workbook.js';

export const headOffice: Module = {
  name: 'head-office',
  features: [
    hq, // all branches at a glance
    hqChannel, // a channel of its own
  ],
  beats: [rollUps],
  messages: [rollUpDrawn, rollUpFileDrawn],
};
