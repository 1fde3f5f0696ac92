import type { Module } from '../platform/module.js';
import { setup } from './commands.js';

export const branches: Module = {
  name: 'branches',
  features: [setup], // make a channel a branch
};
