import type { Module } from '../platform/module.js';
import { join } from './commands.js';
import { joinDrawn, joinedDrawn } from './outbox.js';
import { rights } from './rights.js';

export const peopleModule: Module = {
  name: 'people',
  features: [join], // be let into a branch
  messages: [joinDrawn, joinedDrawn],
  rights: () => rights,
};
