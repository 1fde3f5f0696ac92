import type { Catalogue } from '../index.js';
import { app } from './app.js';
import { bulletins } from './bulletins.js';
import { clocks } from './clocks.js';
import { commands } from './commands.js';
import { days } from './days.js';
import { finding } from './finding.js';
import { kinds } from './kinds/index.js';
import { lists } from './lists/index.js';
import { own_lists } from './own-lists.js';
import { photos } from './photos.js';
import { playbooks } from './playbooks.js';
import { measures, reports } from './reports.js';
import { roster } from './roster.js';
import { settings } from './settings.js';

export const zhCN: Catalogue = {
  ...app,
  ...bulletins,
  ...finding,
  commands,
  days,
  kinds,
  clocks,
  lists,
  own_lists,
  photos,
  playbooks,
  reports,
  measures,
  roster,
  settings,
};
