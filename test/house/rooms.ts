import { modules as listed } from '../../src/modules.js';

/** The nouns of the trade, in their order: a module may need those before it, never one that comes after. */
export const modules = listed.map(({ name }) => name);
/** The floors that they stand on, from the ground up. */
export const floors = [
  'refusal',
  'id',
  'country',
  'cut',
  'log',
  'with-timeout',
  'work',
  'time',
  'text',
  'privacy',
  'reading',
  'database',
  'directory',
  'day-register',
  'rights',
  'blocks',
  'language',
  'forms',
  'day-facts',
  'workbook',
  'import-files',
  'outbox',
  'slack',
  'photos',
  'schedule',
  'module',
];
/** What stands above the modules: it puts them together, or works beside the bot. */
export const above = ['app', 'modules', 'main', 'cli', 'config', 'operations', 'trial'];

/** The module, the floor or the part above in which a file stands. */
export function roomOf(path: string): { name: string; floor: boolean } {
  const [first = '', second = ''] = path.replace(/\.ts$/, '').split('/');
  return first === 'platform' ? { name: second, floor: true } : { name: first, floor: false };
}
