import type { Module } from '../platform/module.js';
import { briefing as page } from './commands.js';
import { briefingFollows } from './follow.js';
import { briefingDrawn } from './outbox.js';
import { rights } from './rights.js';
import { attendanceKept, morning } from './routine.js';

export { briefingPage } from './contracts.js';
export { checkIn, saidFrom } from './store.js';

export const briefingModule: Module = {
  name: 'briefing',
  features: [page], // the morning briefing, "I'm here"
  routines: [morning, attendanceKept],
  messages: [briefingDrawn],
  follows: briefingFollows,
  rights: () => rights,
};
