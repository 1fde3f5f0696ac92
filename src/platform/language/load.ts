import type { Log } from '../log.js';
import { faultLine, readBankWords } from './bank/read.js';
import { useWords } from './speak.js';
import { type Lack, refuse } from './voices.js';

/**
 * Makes this process speak with our words and the bank's over them. What is wrong in the bank's is logged, and ours
 * is used there. In production a missing text or slot is logged too, once each, and never keeps a message from being
 * sent; elsewhere it throws.
 */
export async function loadWords(
  { wordsDir, production }: { wordsDir?: string; production: boolean },
  log: Pick<Log, 'info' | 'warn' | 'error'>,
): Promise<void> {
  const lacking = production ? loggedOnce(log) : refuse;
  if (wordsDir === undefined) return useWords({ lacking });
  const { overlay, count, faults } = await readBankWords(wordsDir);
  for (const fault of faults) log.warn({ file: fault.file, key: fault.key }, `words: ${faultLine(fault)}`);
  log.info({ folder: wordsDir, count, faults: faults.length }, "the bank's own words are in use");
  useWords({ overlay, lacking });
}

function loggedOnce(log: Pick<Log, 'error'>): (lack: Lack) => void {
  const told = new Set<string>();
  return (lack) => {
    const { language, key, slot } = lack;
    const id = [language, key, slot].join(' ');
    if (told.has(id)) return;
    told.add(id);
    log.error(
      lack,
      slot === undefined ? 'no words in this language' : 'a slot of these words was not filled',
    );
  };
}
