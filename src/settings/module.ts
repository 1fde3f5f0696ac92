import type { Module } from '../platform/module.js';
import { settings as pages } from './commands/settings.js';
import { unpublishedYears } from './holidays.js';
import { unpublishedDrawn } from './outbox.js';
import { rights } from './rights.js';

export { inWorkingTime } from './holidays.js';
export { reasonFor } from './rules/own-days.js';
export { sampleBranchPerCountry } from './store/days.js';
export { saveSettings } from './store/settings.js';

export const settingsModule: Module = {
  name: 'settings',
  features: [pages], // what a branch sets for itself
  beats: [unpublishedYears],
  messages: [unpublishedDrawn],
  rights: () => rights,
};
