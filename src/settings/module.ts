import type { Module } from '../platform/module.js';
import { unpublishedYears } from './beat.js';
import { settings as pages } from './commands/settings.js';
import { unpublishedDrawn } from './outbox.js';
import { rights } from './rights.js';

export { inWorkingTime } from './beat.js';
export { reasonFor } from './rules/own-days.js';
export { sampleBranchPerCountry } from './store/days.js';
export { saveSettings } from './store/settings.js';

export const settingsModule: Module = {
  name: 'settings',
  features: [pages], // what a branch sets for itself, `/lobby settings`
  beats: [unpublishedYears],
  messages: [unpublishedDrawn],
  rights: () => rights,
};
