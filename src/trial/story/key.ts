import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeKey } from '../../platform/database/seal.js';

/** The trial's own key, made at the first start and readable by nobody else: base64 of 32 bytes. */
export async function trialKey(folder: string): Promise<string> {
  const file = join(folder, 'key');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, `${makeKey()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}
