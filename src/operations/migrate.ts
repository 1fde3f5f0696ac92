import type { Place } from '../config.js';
import { migrateDatabase } from '../platform/database/look.js';
import type { ExitCode, Terminal } from './terminal.js';

/** `lobby migrate`: brings the database up to this version. @throws DatabaseError */
export async function migrate(place: Place, { say }: Terminal): Promise<ExitCode> {
  const applied = await migrateDatabase(place);
  for (const name of applied) say(`applied ${name}`);
  say(applied.length === 0 ? 'The database is up to date.' : 'The database is up to date now.');
  return 0;
}
