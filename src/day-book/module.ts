import type { Module } from '../platform/module.js';
import { dayBook as book } from './commands.js';
import { bookFileDrawn } from './outbox.js';
import { rights } from './rights.js';
import { sealing } from './routine.js';

export { verifyBooks, verifyFile } from './store/verify.js';

export const dayBookModule: Module = {
  name: 'day-book',
  features: [book], // asking for the sealed book of a day
  routines: [sealing],
  messages: [bookFileDrawn],
  rights: () => rights,
};
