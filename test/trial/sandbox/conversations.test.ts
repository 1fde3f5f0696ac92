import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { call } from './call.js';
import { manifest, neededScopes, workspace } from './workspace.js';

const channels = [
  ...workspace.channels,
  { id: 'C0OLD', name: 'old', members: ['U0HUA'], archived: true },
  { id: 'C0VAULT', name: 'vault', members: ['U0AMY'], isPrivate: true },
  { id: 'C0BOARD', name: 'board', members: ['U0AMY'], isPrivate: true, bot: false },
];
const every = 'public_channel,private_channel';

describe('the conversations somebody is in', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    const scopes = [...neededScopes, 'channels:read', 'groups:read'];
    sandbox = await startSandbox({ manifest, workspace: { ...workspace, channels }, scopes });
  });
  afterAll(() => sandbox.close());

  const list = async (args: Record<string, unknown> = {}) => {
    const { answer } = await call(sandbox, 'users.conversations', args);
    if (answer.ok !== true) return answer.error;
    return (answer.channels as { id: string }[]).map(({ id }) => id);
  };

  it('are the public ones of the app itself where nothing is said', async () => {
    expect(await list()).toEqual(['C0LOBBY', 'C0OLD']);
  });

  it('are of the types that are asked for, without archived ones on request', async () => {
    expect(await list({ types: every })).toEqual(['C0LOBBY', 'C0OLD', 'C0VAULT']);
    expect(await list({ types: every, exclude_archived: true })).toEqual(['C0LOBBY', 'C0VAULT']);
    expect(await list({ types: 'mpim, private_channel' })).toEqual(['C0VAULT']);
  });

  it('are of another person those that the app is in too', async () => {
    expect(await list({ types: every, user: 'U0AMY' })).toEqual(['C0LOBBY', 'C0VAULT']);
    expect(await list({ types: every, user: 'U0HUA' })).toEqual(['C0LOBBY', 'C0OLD']);
  });

  it('come page by page, without what Slack leaves out', async () => {
    const first = await call(sandbox, 'users.conversations', { types: every, limit: 2 });
    expect(first.answer.channels).toMatchObject([{ id: 'C0LOBBY', is_private: false }, { id: 'C0OLD' }]);
    expect(first.answer.channels).not.toMatchObject([{ is_member: true }, {}]);
    const { next_cursor: cursor } = first.answer.response_metadata as { next_cursor: string };
    expect(await list({ types: every, cursor })).toEqual(['C0VAULT']);
  });

  it.each([
    ['an unknown type', { types: 'club' }, 'invalid_types'],
    ['a type without its scope', { types: 'public_channel,im' }, 'missing_scope'],
    ['an unknown person', { user: 'U0NONE' }, 'user_not_found'],
    ['a page of nothing', { limit: 0 }, 'invalid_limit'],
  ])('are refused for %s', async (_, args, code) => {
    expect(await list(args)).toBe(code);
  });

  it('are refused without any scope to read', async () => {
    const other = await startSandbox({ manifest, workspace });
    expect((await call(other, 'users.conversations')).answer).toMatchObject({ error: 'missing_scope' });
    await other.close();
  });
});
