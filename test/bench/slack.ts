import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { manifest, workspace } from './bank.js';
import { atTheEnd } from './undo.js';

/** A workspace with the bank's people and channels, in this process, that both programs can be installed in. */
export async function startSlack(): Promise<Sandbox> {
  const sandbox = await startSandbox({ manifest, workspace });
  return { ...sandbox, close: atTheEnd(sandbox.close) };
}
