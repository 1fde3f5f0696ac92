import type { Module } from '../platform/module.js';
import { troubles } from './beat.js';
import { troubleDrawn, troubleOverDrawn } from './outbox.js';

export const outagesModule: Module = {
  name: 'outages',
  messages: [troubleDrawn, troubleOverDrawn],
  beats: [troubles],
};
