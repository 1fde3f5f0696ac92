import type { Module } from '../platform/module.js';
import { timetable as week } from './commands.js';
import { rights } from './rights.js';

export const timetableModule: Module = {
  name: 'timetable',
  features: [week], // what comes by itself, and when
  rights: () => rights,
};
