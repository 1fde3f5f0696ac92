import type { Catalogue } from '../index.js';
import { app } from './app.js';
import { clocks } from './clocks.js';
import { commands } from './commands.js';
import { days } from './days.js';
import { finding } from './finding.js';
import { kinds } from './kinds/index.js';
import { lists } from './lists.js';
import { photos } from './photos.js';
import { playbooks } from './playbooks.js';
import { measures, reports } from './reports.js';
import { roster } from './roster.js';
import { settings } from './settings.js';

export const zhTW: Catalogue = {
  ...app,
  ...finding,
  commands,
  days,
  kinds,
  clocks,
  lists,
  photos,
  playbooks,
  reports,
  measures,
  roster,
  settings,
};
