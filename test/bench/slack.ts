import type { WorkspaceSeed } from '../../src/trial/sandbox/sandbox.js';
import { type Sandbox, startSandbox } from '../../src/trial/sandbox/sandbox.js';
import { manifest, workspace } from './bank.js';
import { atTheEnd } from './undo.js';

/**
 * A workspace with the bank's people and channels, in this process, that both programs can be installed in.
 * @param more people and channels besides; @param rateLimits whether Slack's are in force.
 */
export async function startSlack(
  more: Pick<WorkspaceSeed, 'users' | 'channels'> = { users: [], channels: [] },
  rateLimits = false,
): Promise<Sandbox> {
  const whole = {
    ...workspace,
    users: [...workspace.users, ...more.users],
    channels: [...workspace.channels, ...more.channels],
  };
  const sandbox = await startSandbox({ manifest, workspace: whole, rateLimits });
  return { ...sandbox, close: atTheEnd(sandbox.close) };
}
