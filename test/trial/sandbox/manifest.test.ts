import { expect, it } from 'vitest';
import { ZodError } from 'zod';
import { startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { call } from './call.js';
import { manifest, neededScopes, workspace } from './workspace.js';

const withScopes = (bot: string[], bot_optional: string[]) => ({
  ...manifest,
  oauth_config: { scopes: { bot, bot_optional } },
});

it('refuses a manifest in which an optional scope does not stand under `bot` too', async () => {
  const refused = withScopes(['chat:write'], ['files:read', 'chat:write']);
  const fault = await startSandbox({ manifest: refused, workspace }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(ZodError);
  expect((fault as ZodError).issues).toMatchObject([
    {
      path: ['oauth_config', 'scopes', 'bot_optional', 0],
      message: 'files:read is optional, so it must stand under bot too',
    },
  ]);
});

it('grants what the manifest asks for, less what may be refused, unless it is told otherwise', async () => {
  const granted = async (scopes?: string[]) => {
    const sandbox = await startSandbox({ manifest, workspace, ...(scopes ? { scopes } : {}) });
    const { headers } = await call(sandbox, 'auth.test');
    await sandbox.close();
    return headers.get('x-oauth-scopes')?.split(',');
  };
  expect(await granted()).toEqual(neededScopes);
  expect(await granted(manifest.oauth_config.scopes.bot)).toContain('channels:history');
});
