import type { Module } from '../platform/module.js';
import { settings as pages } from './commands/settings.js';
import { unpublishedYears } from './holidays.js';
import { unpublishedDrawn } from './outbox.js';

export const settings: Module = {
  name: 'settings',
  features: [pages], // what a branch sets for itself
  beats: [unpublishedYears],
  messages: [unpublishedDrawn],
};
