import type { Module } from '../platform/module.js';
import { timetable as week } from './commands.js';

export const timetable: Module = {
  name: 'timetable',
  features: [week], // what comes by itself, and when
};
