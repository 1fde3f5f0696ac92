import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { call } from './call.js';
import { manifest, neededScopes, section, workspace } from './workspace.js';

describe('the Web API', () => {
  let sandbox: Sandbox;
  let now = new Date('2026-03-02T08:30:00Z');
  beforeAll(async () => {
    const scopes = [...neededScopes, 'channels:read', 'reactions:write', 'pins:write', 'im:write'];
    sandbox = await startSandbox({ manifest, workspace, scopes, clock: { now: () => now } });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => {
    now = new Date('2026-03-02T08:30:00Z');
  });

  const refused: [string, string, Record<string, unknown>, string][] = [
    ['an unknown method', 'chat.shout', {}, 'unknown_method'],
    [
      'an unknown argument',
      'chat.postMessage',
      { channel: 'C0LOBBY', text: 'a', colour: 'red' },
      'invalid_arguments',
    ],
    ['a missing argument', 'chat.postMessage', { text: 'a' }, 'invalid_arguments'],
    ['an unknown channel', 'chat.postMessage', { channel: 'C0NONE', text: 'a' }, 'channel_not_found'],
    ['a channel by its name', 'chat.postMessage', { channel: '#lobby', text: 'a' }, 'channel_not_found'],
    ['a channel it is not in', 'chat.postMessage', { channel: 'C0OTHER', text: 'a' }, 'not_in_channel'],
    ['a message of nothing', 'chat.postMessage', { channel: 'C0LOBBY', text: '' }, 'no_text'],
    ['a message of spaces', 'chat.postMessage', { channel: 'C0LOBBY', text: ' \n' }, 'no_text'],
    [
      'a reply to nothing',
      'chat.postMessage',
      { channel: 'C0LOBBY', text: 'a', thread_ts: '1.1' },
      'thread_not_found',
    ],
    ['bad blocks', 'chat.postMessage', { channel: 'C0LOBBY', blocks: [section('')] }, 'invalid_blocks'],
    [
      'blocks that are none',
      'chat.postMessage',
      { channel: 'C0LOBBY', blocks: '[{' },
      'invalid_blocks_format',
    ],
    [
      'bad metadata',
      'chat.postMessage',
      { channel: 'C0LOBBY', text: 'a', metadata: { event_type: 'x' } },
      'invalid_metadata_format',
    ],
    [
      'a disguise without its scope',
      'chat.postMessage',
      { channel: 'C0LOBBY', text: 'a', username: 'Boss' },
      'missing_scope',
    ],
    [
      'a whisper to a stranger',
      'chat.postEphemeral',
      { channel: 'C0LOBBY', user: 'U0NONE', text: 'a' },
      'user_not_found',
    ],
    [
      'an update of nothing',
      'chat.update',
      { channel: 'C0LOBBY', ts: '1.1', text: 'a' },
      'message_not_found',
    ],
    ['a view without a trigger', 'views.open', { view: modal() }, 'invalid_arguments'],
    ['a made-up trigger', 'views.open', { trigger_id: '1.2.3', view: modal() }, 'invalid_trigger_id'],
    ['an update of no view', 'views.update', { view_id: 'V0NONE', view: modal() }, 'not_found'],
    ['an unknown person', 'users.info', { user: 'U0NONE' }, 'user_not_found'],
    ['history without its scope', 'conversations.history', { channel: 'C0LOBBY' }, 'missing_scope'],
    ['files it may not read', 'files.info', { file: 'F0NONE' }, 'missing_scope'],
    ['a method for app tokens', 'apps.connections.open', {}, 'not_allowed_token_type'],
  ];
  it.each(refused)('refuses %s', async (_, method, args, code) => {
    const { status, answer } = await call(sandbox, method, args);
    expect(status).toBe(200);
    expect(answer).toMatchObject({ ok: false, error: code });
    expect(sandbox.ledger.at(-1)).toMatchObject({ method, accepted: false, outcome: code });
  });

  it('names what is wrong with arguments', async () => {
    const { answer } = await call(sandbox, 'chat.postMessage', { text: 'a', colour: 'red' });
    expect(answer.response_metadata).toEqual({
      messages: ['[ERROR] missing required field: channel', '[ERROR] invalid additional property: colour'],
    });
    const scope = await call(sandbox, 'conversations.history', { channel: 'C0LOBBY' });
    expect(scope.answer).toMatchObject({
      needed: 'channels:history',
      provided: expect.stringContaining('chat:write'),
    });
    expect(scope.headers.get('x-oauth-scopes')).toContain('chat:write');
  });

  it('knows its tokens', async () => {
    expect((await call(sandbox, 'auth.test', {}, null)).answer.error).toBe('not_authed');
    expect((await call(sandbox, 'auth.test', {}, 'xoxb-wrong')).answer.error).toBe('invalid_auth');
    expect((await call(sandbox, 'auth.test', {}, sandbox.appToken)).answer.error).toBe(
      'not_allowed_token_type',
    );
    expect((await call(sandbox, 'auth.test', { token: sandbox.botToken }, null)).answer.ok).toBe(true);
  });

  it('serves the official client', async () => {
    const client = new WebClient(sandbox.botToken, {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
    });
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      user_id: sandbox.botUserId,
      team_id: 'T0BANK',
    });
    const { user } = await client.users.info({ user: 'U0HUA', include_locale: true });
    expect(user).toMatchObject({ locale: 'zh-CN', tz: 'Asia/Shanghai', tz_offset: 28_800, is_admin: false });
    expect((await client.users.info({ user: 'U0AMY' })).user).not.toHaveProperty('locale');
    const first = await client.users.list({ limit: 2 });
    expect(first.members).toHaveLength(2);
    const rest = await client.users.list({ limit: 2, cursor: String(first.response_metadata?.next_cursor) });
    expect(rest.members).toMatchObject([{ id: sandbox.botUserId, is_bot: true }]);
    const { channel } = await client.conversations.open({ users: 'U0AMY' });
    expect(channel?.id).toMatch(/^D/);
    expect(await client.chat.postMessage({ channel: 'U0AMY', text: 'Hello' })).toMatchObject({
      channel: channel?.id,
    });
    await expect(client.chat.postMessage({ channel: 'C0OTHER', text: 'a' })).rejects.toMatchObject({
      data: { error: 'not_in_channel' },
    });
  });

  it('stamps messages by its own clock, each later than the one before', async () => {
    const post = async () =>
      String((await call(sandbox, 'chat.postMessage', { channel: 'C0LOBBY', text: 'a' })).answer.ts);
    const first = await post();
    expect(first).toMatch(/^1772440200\.\d{6}$/);
    const second = await post();
    now = new Date('2026-03-01T00:00:00Z');
    const third = await post();
    expect([third, second, first].sort()).toEqual([first, second, third]);
  });

  it('posts, changes and removes', async () => {
    const text = 'x'.repeat(40_001);
    const posted = await call(sandbox, 'chat.postMessage', {
      channel: 'C0LOBBY',
      text,
      blocks: [section('one')],
      metadata: { event_type: 'note', event_payload: { id: 7 } },
    });
    const place = { channel: 'C0LOBBY', ts: String(posted.answer.ts) };
    const shown = () => sandbox.messages('C0LOBBY').find((message) => message.ts === place.ts);
    expect(shown()).toMatchObject({ text: 'x'.repeat(40_000), metadata: { event_payload: { id: 7 } } });
    const changed = await call(sandbox, 'chat.update', { ...place, text: 'shorter' });
    expect(changed.answer).toMatchObject({ ok: true, text: 'shorter' });
    expect(shown()).toMatchObject({ text: 'shorter', edited: true, blocks: [{ text: { text: 'one' } }] });
    await call(sandbox, 'chat.update', { ...place, text: 'bare', blocks: [] });
    expect(shown()?.blocks).toEqual([]);
    const long = await call(sandbox, 'chat.update', { ...place, text: 'x'.repeat(4001) });
    expect(long.answer.error).toBe('msg_too_long');
    expect(
      (await call(sandbox, 'reactions.add', { channel: 'C0LOBBY', timestamp: place.ts, name: 'eyes' })).answer
        .ok,
    ).toBe(true);
    const link = await call(sandbox, 'chat.getPermalink', { channel: 'C0LOBBY', message_ts: place.ts });
    expect(link.answer.permalink).toBe(`${sandbox.url}/archives/C0LOBBY/p${place.ts.replace('.', '')}`);
    expect((await call(sandbox, 'chat.delete', place)).answer.ok).toBe(true);
    expect(shown()).toBeUndefined();
  });

  it("leaves other people's messages alone, and archived channels", async () => {
    await sandbox.as('U0AMY').say('mine', 'C0LOBBY');
    const ts = sandbox.messages('C0LOBBY').at(-1)?.ts;
    const update = await call(sandbox, 'chat.update', { channel: 'C0LOBBY', ts, text: 'yours' });
    expect(update.answer.error).toBe('cant_update_message');
    expect((await call(sandbox, 'chat.delete', { channel: 'C0LOBBY', ts })).answer.error).toBe(
      'cant_delete_message',
    );
    await sandbox.archive('C0LOBBY');
    expect((await call(sandbox, 'chat.postMessage', { channel: 'C0LOBBY', text: 'a' })).answer.error).toBe(
      'is_archived',
    );
    await sandbox.archive('C0LOBBY', false);
    await sandbox.kickBot('C0LOBBY');
    expect((await call(sandbox, 'chat.postMessage', { channel: 'C0LOBBY', text: 'a' })).answer.error).toBe(
      'not_in_channel',
    );
    await sandbox.inviteBot('C0LOBBY');
  });

  it('keeps threads: a reply to a reply belongs to the first message', async () => {
    const post = async (fields: object) =>
      String(
        (await call(sandbox, 'chat.postMessage', { channel: 'C0LOBBY', text: 'a', ...fields })).answer.ts,
      );
    const parent = await post({});
    const reply = await post({ thread_ts: parent });
    await post({ thread_ts: reply });
    const thread = sandbox.messages('C0LOBBY', { thread: parent });
    expect(thread.map((message) => message.threadTs)).toEqual([undefined, parent, parent]);
    expect(sandbox.messages('C0LOBBY').at(-1)).toMatchObject({ ts: parent, replies: 2 });
  });

  it('gives history with metadata where the scope was granted', async () => {
    const scopes = [...neededScopes, 'channels:history'];
    const other = await startSandbox({ manifest, workspace, scopes });
    const metadata = { event_type: 'note', event_payload: { key: 'k1' } };
    const { answer } = await call(other, 'chat.postMessage', { channel: 'C0LOBBY', text: 'a', metadata });
    await call(other, 'chat.postMessage', { channel: 'C0LOBBY', text: 'b' });
    const bare = await call(other, 'conversations.history', { channel: 'C0LOBBY' });
    expect(bare.answer.messages).toMatchObject([{ text: 'b' }, { text: 'a' }]);
    expect(JSON.stringify(bare.answer)).not.toContain('k1');
    const { answer: full } = await call(other, 'conversations.history', {
      channel: 'C0LOBBY',
      include_all_metadata: true,
      oldest: answer.ts,
      inclusive: true,
      limit: 1,
    });
    expect(full).toMatchObject({ messages: [{ text: 'b' }], has_more: true });
    const { answer: next } = await call(other, 'conversations.history', {
      channel: 'C0LOBBY',
      include_all_metadata: true,
      limit: 1,
      cursor: (full.response_metadata as { next_cursor: string }).next_cursor,
    });
    expect(next).toMatchObject({ messages: [{ text: 'a', metadata }], has_more: false });
    await other.close();
  });

  it('takes files the three steps long', async () => {
    const client = new WebClient(sandbox.botToken, {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
    });
    await client.filesUploadV2({
      channel_id: 'C0LOBBY',
      initial_comment: 'The week',
      filename: 'week.csv',
      file: Buffer.from('a,b\n1,2\n'),
    });
    const message = sandbox.messages('C0LOBBY').at(-1);
    expect(message).toMatchObject({
      text: 'The week',
      files: [{ name: 'week.csv', mimetype: 'text/csv', size: 8 }],
    });
    const download = await fetch(`${sandbox.url}${message?.files[0]?.url}`);
    expect(await download.text()).toBe('a,b\n1,2\n');
    const { answer: place } = await call(sandbox, 'files.getUploadURLExternal', {
      filename: 'b.csv',
      length: 1,
    });
    await fetch(String(place.upload_url), { method: 'POST', body: 'b' });
    await call(sandbox, 'files.completeUploadExternal', {
      files: [{ id: place.file_id }],
      channel_id: 'C0LOBBY',
      initial_comment: 'Words come first',
      blocks: [section('Blocks')],
    });
    expect(sandbox.messages('C0LOBBY').at(-1)).toMatchObject({ text: 'Words come first', blocks: [] });
    const never = await call(sandbox, 'files.getUploadURLExternal', { filename: 'a.png', length: 10 });
    const early = await call(sandbox, 'files.completeUploadExternal', {
      files: [{ id: never.answer.file_id }],
    });
    expect(early.answer.error).toBe('file_not_found');
    const short = await fetch(String(never.answer.upload_url), { method: 'POST', body: 'short' });
    expect(short.status).toBe(400);
  });

  it('turns a removed app away', async () => {
    const other = await startSandbox({ manifest, workspace });
    await other.revokeToken();
    expect((await call(other, 'auth.test')).answer.error).toBe('token_revoked');
    await other.close();
  });
});

function modal() {
  return { type: 'modal', title: { type: 'plain_text', text: 'a' }, blocks: [] };
}
