import type { Catalogue } from '../index.js';
import { app } from './app.js';
import { bulletins } from './bulletins.js';
import { clocks } from './clocks.js';
import { commands } from './commands.js';
import { daybook } from './daybook.js';
import { daylog } from './daylog.js';
import { days } from './days.js';
import { finding } from './finding.js';
import { hq } from './hq.js';
import { kinds } from './kinds/index.js';
import { lists } from './lists/index.js';
import { own_lists } from './own-lists.js';
import { photos } from './photos.js';
import { pictures } from './pictures.js';
import { playbooks } from './playbooks.js';
import { digest, measures, reports, shortly, themes } from './reports.js';
import { roster } from './roster.js';
import { settings } from './settings.js';
import { trouble } from './trouble.js';

export const zhCN: Catalogue = {
  ...app,
  ...bulletins,
  ...finding,
  commands,
  daylog,
  daybook,
  days,
  hq,
  kinds,
  clocks,
  lists,
  own_lists,
  photos,
  pictures,
  playbooks,
  reports,
  measures,
  themes,
  shortly,
  digest,
  roster,
  settings,
  trouble,
};
