import type { Module } from '../platform/module.js';
import { troubleDrawn, troubleOverDrawn } from './outbox.js';
import { troubles } from './watch.js';

export const outagesModule: Module = {
  name: 'outages',
  messages: [troubleDrawn, troubleOverDrawn],
  beats: [troubles],
};
