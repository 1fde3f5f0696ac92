import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lobby } from '../../src/operations/program.js';
import { type Opened, openDatabase } from '../../src/platform/database/open.js';
import { openTestDatabase, putFolderCopy, quiet } from '../platform/database/image.js';

export interface AtTerminal {
  folder: string;
  /** What is set; a test may set more. */
  env: Record<string, string>;
  /** Carries out `lobby …words`. */
  lobby(...words: string[]): Promise<{ code: number | undefined; said: string; complained: string }>;
  /** Looks into the database while no command has it open. */
  use<T>(work: (prisma: Opened['prisma']) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Somebody at a terminal, with a migrated database of their own: on a server where one is given, else in a folder. */
export async function sitAtTerminal(): Promise<AtTerminal> {
  const folder = mkdtempSync(join(tmpdir(), 'lobby-terminal-'));
  const dataDir = join(folder, 'data');
  // A port on which nothing answers.
  const env: Record<string, string> = { LOBBY_DATA_DIR: dataDir, PORT: '1' };
  const closing = [async () => rmSync(folder, { recursive: true })];
  if (process.env.TEST_DATABASE_URL) {
    const database = await openTestDatabase();
    env.DATABASE_URL = database.url ?? '';
    closing.push(database.close);
  } else {
    await putFolderCopy(dataDir);
  }
  return {
    folder,
    env,
    async lobby(...words) {
      const said: string[] = [];
      const complained: string[] = [];
      const terminal = {
        say: (line: string) => void said.push(line),
        complain: (line: string) => void complained.push(line),
      };
      const code = await lobby(words, terminal, env);
      return { code, said: said.join('\n'), complained: complained.join('\n') };
    },
    async use(work) {
      const { prisma, close } = await openDatabase({
        url: env.DATABASE_URL,
        dataDir,
        migrate: false,
        log: quiet,
      });
      try {
        return await work(prisma);
      } finally {
        await close();
      }
    },
    async close() {
      for (const close of closing.reverse()) await close();
    },
  };
}
