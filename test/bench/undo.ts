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

/** Cleans up on Ctrl-C and on a polite kill as well; asked twice, it goes at once. */
export function undoOnSignals(): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      console.error('\nStopped; cleaning up.');
      undoAll().finally(() => process.exit(130));
    });
}
