import { randomUUID } from 'node:crypto';
import { readFileSync, unlinkSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { DatabaseError } from './errors.js';

/** Who holds a lock. `started` tells a process from a later one that was given the same pid. */
type Owner = { pid: number; started: string | null; host: string; token: string };

/** A lock that this process holds. `release` may be called more than once. */
export type Lock = { release: () => void };

/**
 * Takes the exclusive lock which the file at `path` stands for, its folder included if missing.
 * It is held until released or until the process ends. A lock that a dead process left behind is taken over; one
 * written on another machine never is, because nobody can see from here whether that process lives.
 * @throws DatabaseError `database_locked`, naming the process.
 */
export async function takeLock(path: string): Promise<Lock> {
  await mkdir(dirname(path), { recursive: true });
  const owner: Owner = {
    pid: process.pid,
    started: startOf(process.pid),
    host: hostname(),
    token: randomUUID(),
  };
  const written = `${path}.${owner.token}`;
  await writeDurably(written, JSON.stringify(owner));
  try {
    await placeLock(path, written);
  } finally {
    await unlink(written).catch(ignoreMissing);
  }
  return holdUntilExit(path, owner.token);
}

/** Puts the file `written` in the place of `path`, whole and at once, or throws. */
async function placeLock(path: string, written: string): Promise<void> {
  for (;;) {
    if (await linkIfFree(written, path)) return;
    const found = await readOwner(path);
    if (found === undefined) continue;
    if (isAlive(found)) throw heldBy(found, path);

    // Of all who find the same dead owner, one takes over: only it holds the lock named after that owner's token.
    const takeover = await takeLock(`${path}.takeover.${found.token}`);
    try {
      if ((await readOwner(path))?.token !== found.token) continue;
      await rename(written, path);
      return;
    } finally {
      takeover.release();
    }
  }
}

async function linkIfFree(written: string, path: string): Promise<boolean> {
  try {
    await link(written, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The owner written in a lock file, or undefined when the file is gone. */
async function readOwner(path: string): Promise<Owner | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as Owner;
  } catch (cause) {
    const words = `${path} is damaged. If no other Lobby uses this folder, delete that file.`;
    throw new DatabaseError('database_locked', words, { cause });
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const started = startOf(owner.pid);
  return started === null || owner.started === null || started === owner.started;
}

/** The boot and the tick of it at which a process started; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, the second field, may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`;
  } catch {
    return null;
  }
}

function heldBy(owner: Owner, path: string): DatabaseError {
  const elsewhere =
    owner.host === hostname()
      ? ''
      : ` on the machine "${owner.host}". If that process is gone for good, delete ${path}`;
  return new DatabaseError(
    'database_locked',
    `The data folder is in use by process ${owner.pid}${elsewhere}.`,
  );
}

function holdUntilExit(path: string, token: string): Lock {
  const release = () => {
    process.removeListener('exit', release);
    try {
      const found = JSON.parse(readFileSync(path, 'utf8')) as Owner;
      if (found.token === token) unlinkSync(path);
    } catch (error) {
      ignoreMissing(error);
    }
  };
  process.once('exit', release);
  return { release };
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
