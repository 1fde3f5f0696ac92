import { setTimeout as sleep } from 'node:timers/promises';

type Deed = () => Promise<unknown> | unknown;

/** What is still to be undone: processes, databases, folders. The last made goes first. */
const made: Deed[] = [];

/** Has something undone at the end, whichever way the end comes. @returns does it now, once. */
export function atTheEnd(deed: Deed): () => Promise<void> {
  const once = async () => {
    const index = made.indexOf(once);
    if (index < 0) return;
    made.splice(index, 1);
    await deed();
  };
  made.push(once);
  return once;
}

/** Undoes all that is left. One that fails is told and does not keep the others from their turn. */
export async function undoAll(): Promise<void> {
  for (let deed = made.at(-1); deed; deed = made.at(-1)) {
    try {
      await deed();
    } catch (error) {
      console.error('Could not clean up:', error instanceof Error ? error.message : error);
    }
  }
}

let asked = false;

/** Whether somebody has asked for the end: nothing new is begun then, and what fails is no news. */
export const ending = (): boolean => asked;

/** Cleans up on Ctrl-C and on a polite kill, also what `work` makes while it comes to its end; asked twice, it goes at once. */
export function undoOnSignals(work: Promise<unknown>): void {
  const end = async () => {
    await undoAll();
    await Promise.race([work.catch(() => {}), sleep(5_000)]);
    await undoAll();
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      console.error('\nStopped; cleaning up.');
      void end();
    });
}
