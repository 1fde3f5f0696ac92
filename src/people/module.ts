import type { Module } from '../platform/module.js';
import { join } from './commands.js';

export const people: Module = {
  name: 'people',
  features: [join], // be let into a branch
};
