import type { Page } from '../rules/page.js';
import { clocks } from './clocks.js';
import { counters } from './counters.js';
import { days } from './days.js';
import { emergency } from './emergency.js';
import { kinds } from './kinds.js';
import { lists } from './lists.js';
import { playbooks } from './playbooks.js';
import { signals } from './signals.js';
import { staffing } from './staffing.js';
import { work } from './work.js';

/** Every page of settings, in the order of the menu. A new page needs its file, its name here and its words. */
export const pages = [
  kinds,
  lists,
  counters,
  days,
  work,
  signals,
  clocks,
  staffing,
  emergency,
  playbooks,
] as const;
export type PageName = (typeof pages)[number]['name'];

const byName = new Map<string, Page & { name: PageName }>(pages.map((page) => [page.name, page]));

export const pageOf = (name: string): (Page & { name: PageName }) | undefined => byName.get(name);
