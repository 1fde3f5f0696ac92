import { app } from './app.js';
import { clocks } from './clocks.js';
import { commands } from './commands.js';
import { finding } from './finding.js';
import { kinds } from './kinds/index.js';
import { lists } from './lists.js';
import { photos } from './photos.js';
import { playbooks } from './playbooks.js';
import { measures, reports } from './reports.js';
import { settings } from './settings.js';

export const en = {
  ...app,
  ...finding,
  commands,
  kinds,
  clocks,
  lists,
  photos,
  playbooks,
  reports,
  measures,
  settings,
} as const;
