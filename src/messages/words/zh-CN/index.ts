import type { Catalogue } from '../index.js';
import { app } from './app.js';
import { clocks } from './clocks.js';
import { commands } from './commands.js';
import { kinds } from './kinds.js';
import { lists } from './lists.js';
import { measures, reports } from './reports.js';

export const zhCN: Catalogue = { ...app, commands, kinds, clocks, lists, reports, measures };
