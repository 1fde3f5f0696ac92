import { readFileSync } from 'node:fs';
import type { History } from './told.js';

const lookMs = 250;
/** Milliseconds by which the harness itself may come late before the machine is called busy. */
const lateMs = 400;
/** Of the time between two looks, the part in which a process was ready to run and got no processor. */
const starved = 0.2;

/**
 * Notes when the machine had no time for the harness, or for a bot: then nobody can say how soon a bot answers.
 * @param running the processes there are now. @returns ends the watch
 */
export function busyMachine(history: History, running: () => { owner: string; pid?: number }[]): () => void {
  let lookedAt = Date.now();
  const waited = new Map<string, number>();
  const timer = setInterval(() => {
    const now = Date.now();
    const took = now - lookedAt;
    if (took > lookMs + lateMs)
      history.disturbances.push({ what: 'busy', owner: null, from: lookedAt - 500, to: now + 500 });
    for (const { owner, pid } of running()) {
      const ms = waitedMs(pid);
      const before = waited.get(owner);
      if (ms === null) continue;
      waited.set(owner, ms);
      if (before !== undefined && ms - before > took * starved)
        history.disturbances.push({ what: 'busy', owner, from: lookedAt - 500, to: now + 500 });
    }
    lookedAt = now;
  }, lookMs);
  return () => clearInterval(timer);
}

/** Milliseconds for which a process has waited for a processor since it began; null where the machine does not tell. */
function waitedMs(pid: number | undefined): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return null;
  }
}
