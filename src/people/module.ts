import type { Module } from '../platform/module.js';
import { join } from './commands.js';
import { joinDrawn, joinedDrawn } from './outbox.js';

export const people: Module = {
  name: 'people',
  features: [join], // be let into a branch
  messages: [joinDrawn, joinedDrawn],
};
