import type { Module } from '../platform/module.js';
import { join } from './commands.js';
import { joinDrawn, joinedDrawn } from './outbox.js';
import { rights } from './rights.js';

export const peopleModule: Module = {
  name: 'people',
  features: [join], // being admitted to a branch
  messages: [joinDrawn, joinedDrawn],
  rights: () => rights,
};
