import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { call } from './call.js';
import { type RawApp, startRawApp } from './raw-app.js';
import { manifest, neededScopes, section, workspace } from './workspace.js';

const modal = (title: string, fields = {}) => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      optional: true,
      label: { type: 'plain_text', text: 'What' },
      element: { type: 'plain_text_input', action_id: 'text', initial_value: 'preset' },
    },
  ],
  ...fields,
});

describe('what a person does', () => {
  let sandbox: Sandbox;
  let app: RawApp;
  let wall = Date.now();
  beforeAll(async () => {
    const http = { requestUrl: 'http://127.0.0.1:9/' };
    sandbox = await startSandbox({
      manifest,
      workspace,
      scopes: [...neededScopes, 'files:read'],
      http,
      ackMs: 300,
      wall: () => wall,
      eventRetryMs: [20, 20],
    });
    app = await startRawApp(sandbox);
  });
  afterAll(async () => {
    await app.close();
    await sandbox.close();
  });
  beforeEach(() => {
    app.received.length = 0;
    app.answer = {};
  });

  const amy = () => sandbox.as('U0AMY', { settle: false });
  const last = () => app.received.at(-1)?.payload;
  const trigger = async () => {
    await amy().shortcut('note');
    return last().trigger_id as string;
  };
  const open = async (view = modal('One')) =>
    call(sandbox, 'views.open', { trigger_id: await trigger(), view });
  const top = () => sandbox.as('U0AMY').view();

  describe('a trigger', () => {
    it('opens one view, within three seconds', async () => {
      const trigger_id = await trigger();
      const first = await call(sandbox, 'views.open', { trigger_id, view: modal('One') });
      expect(first.answer).toMatchObject({
        ok: true,
        view: { hash: expect.any(String), previous_view_id: null },
      });
      const again = await call(sandbox, 'views.open', { trigger_id, view: modal('Two') });
      expect(again.answer.error).toBe('exchanged_trigger_id');
      const late = await trigger();
      wall += 3001;
      expect((await call(sandbox, 'views.open', { trigger_id: late, view: modal('Two') })).answer.error).toBe(
        'expired_trigger_id',
      );
    });

    it('is not spent on a view that is refused', async () => {
      const trigger_id = await trigger();
      const bad = await call(sandbox, 'views.open', { trigger_id, view: modal('x'.repeat(25)) });
      expect(bad.answer.error).toBe('invalid_arguments');
      expect((await call(sandbox, 'views.open', { trigger_id, view: modal('Fine') })).answer.ok).toBe(true);
    });
  });

  describe('modals', () => {
    it('stack three deep', async () => {
      await open();
      const rootId = top()?.id;
      for (const title of ['Two', 'Three', 'Four']) {
        app.answer = { body: { response_action: 'push', view: modal(title) } };
        await amy().submit(top()?.id ?? '', {});
      }
      expect(top()).toMatchObject({ title: { text: 'Three' }, root_view_id: rootId });
      app.answer = {};
      await amy().submit(top()?.id ?? '', {});
      expect(top()).toMatchObject({ title: { text: 'Two' } });
      app.answer = { body: { response_action: 'clear' } };
      await amy().submit(top()?.id ?? '', {});
      expect(top()).toBeNull();
    });

    it('are pushed by a press inside one only', async () => {
      await open();
      const outside = await call(sandbox, 'views.push', { trigger_id: await trigger(), view: modal('Two') });
      expect(outside.answer.error).toBe('not_found');
    });

    it('refuse an update by an old hash, and keep what was entered', async () => {
      const { answer } = await open();
      const { id, hash } = answer.view as { id: string; hash: string };
      app.answer = { body: { response_action: 'update', view: modal('Again') } };
      await amy().submit(id, { what: { text: { type: 'plain_text_input', value: 'mine' } } });
      const stale = await call(sandbox, 'views.update', { view_id: id, hash, view: modal('Stale') });
      expect(stale.answer.error).toBe('hash_conflict');
      const fresh = await call(sandbox, 'views.update', {
        view_id: id,
        hash: top()?.hash,
        view: modal('Fresh'),
      });
      expect(fresh.answer).toMatchObject({
        view: { title: { text: 'Fresh' }, state: { values: { what: { text: { value: 'mine' } } } } },
      });
      app.answer = {};
      await amy().submit(id, {});
      expect(last().view.state.values.what.text.value).toBe('mine');
      const gone = await call(sandbox, 'views.update', { view_id: id, view: modal('Late') });
      expect(gone.answer.error).toBe('not_found');
    });

    it('send presets, and null for what was emptied', async () => {
      await open();
      app.answer = { body: { response_action: 'errors', errors: { what: 'No' } } };
      expect(await amy().submit(top()?.id ?? '', {})).toMatchObject({ ok: true, errors: { what: 'No' } });
      expect(last().view.state.values.what.text).toEqual({ type: 'plain_text_input', value: 'preset' });
      app.answer = {};
      await amy().answer({ What: '' });
      expect(last().view.state.values.what.text.value).toBeNull();
    });

    it('stay open where the app is late, or answers nonsense', async () => {
      await open();
      const id = top()?.id ?? '';
      app.answer = { delayMs: 400 };
      expect(await amy().submit(id, {})).toMatchObject({
        ok: false,
        error: 'operation_timeout',
        view: { id },
      });
      app.answer = { status: 500 };
      expect(await amy().submit(id, {})).toMatchObject({ ok: false, error: 'dispatch_failed', view: { id } });
      for (const body of [
        { response_action: 'shut' },
        { text: 'hello' },
        { response_action: 'errors', errors: {} },
      ]) {
        app.answer = { body };
        expect((await amy().submit(id, {})).error).toMatch(/^invalid_view_response/);
      }
      app.answer = { body: { response_action: 'update', view: modal('x'.repeat(25)) } };
      expect((await amy().submit(id, {})).error).toContain('json-pointer:/view/title/text');
    });

    it('say that they were closed only where they were asked to', async () => {
      await open();
      app.received.length = 0;
      await amy().close();
      expect(app.received).toEqual([]);
      await open(modal('Loud', { notify_on_close: true, clear_on_close: true }));
      await amy().close();
      expect(last()).toMatchObject({
        type: 'view_closed',
        is_cleared: true,
        view: { title: { text: 'Loud' } },
      });
    });
  });

  describe('a command', () => {
    it('is answered in its acknowledgement', async () => {
      app.answer = { text: 'Only for you' };
      await amy().command('/note', 'C0LOBBY');
      expect(amy().messages('C0LOBBY').at(-1)).toMatchObject({ text: 'Only for you', ephemeralFor: 'U0AMY' });
      app.answer = { body: { response_type: 'in_channel', text: 'For all', blocks: [section('For all')] } };
      await amy().command('/note', 'C0LOBBY');
      expect(sandbox.messages('C0LOBBY').at(-1)).toMatchObject({ text: 'For all', user: sandbox.botUserId });
      app.answer = { body: { blocks: [section('')] } };
      expect((await amy().command('/note', 'C0LOBBY')).error).toBe(
        'invalid_command_response: invalid_blocks',
      );
    });

    it('fails after the time to acknowledge, and is not sent again', async () => {
      app.answer = { delayMs: 400 };
      expect(await amy().command('/note', 'C0LOBBY')).toMatchObject({
        ok: false,
        error: 'operation_timeout',
      });
      await sandbox.settle({ quietMs: 100 });
      expect(app.received).toHaveLength(1);
    });

    it('carries what was typed, its markup escaped', async () => {
      await amy().command('/note  5 < 6 & <!channel>  ', 'C0LOBBY');
      expect(last().text).toBe('5 &lt; 6 &amp; &lt;!channel&gt;');
    });
  });

  describe('a response URL', () => {
    const post = (url: string, body: object) =>
      fetch(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });

    it('serves five times, for thirty minutes', async () => {
      await amy().command('/note', 'C0LOBBY');
      const url = last().response_url as string;
      const statuses = [];
      for (let use = 0; use < 6; use += 1) statuses.push((await post(url, { text: `${use}` })).status);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
      await amy().command('/note', 'C0LOBBY');
      wall += 30 * 60_000 + 1;
      const late = await post(last().response_url, { text: 'late' });
      expect(await late.json()).toEqual({ ok: false, error: 'expired_url' });
    });

    it('replaces and removes the message it is about', async () => {
      const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
      const blocks = [{ type: 'actions', elements: [button] }];
      await call(sandbox, 'chat.postEphemeral', { channel: 'C0LOBBY', user: 'U0AMY', text: 'Psst', blocks });
      const whisper = amy().messages('C0LOBBY').at(-1);
      if (!whisper) throw new Error('nothing was whispered');
      expect(await sandbox.as('U0HUA').press(whisper, { blockId: 'a', actionId: 'go' })).toMatchObject({
        error: 'message_not_found',
      });
      await amy().press(whisper, 'go');
      expect(last()).toMatchObject({ container: { is_ephemeral: true, message_ts: whisper.ts } });
      expect(last()).not.toHaveProperty('message');
      const url = last().response_url as string;
      await post(url, { text: 'Changed', replace_original: true });
      expect(amy().messages('C0LOBBY').at(-1)).toMatchObject({ ts: whisper.ts, text: 'Changed', blocks: [] });
      await post(url, { delete_original: true });
      expect(
        amy()
          .messages('C0LOBBY')
          .some(({ ts }) => ts === whisper.ts),
      ).toBe(false);
      const bad = await post(url, { blocks: [section('')] });
      expect([bad.status, await bad.json()]).toMatchObject([400, { error: 'invalid_blocks' }]);
    });
  });

  it('shows no more, once loaded anew, what was only for one person', async () => {
    const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
    const blocks = [{ type: 'actions', block_id: 'row', elements: [button] }];
    await call(sandbox, 'chat.postEphemeral', { channel: 'C0LOBBY', user: 'U0AMY', text: 'Psst', blocks });
    const whisper = amy().messages('C0LOBBY').at(-1);
    if (!whisper) throw new Error('nothing was whispered');
    await open();
    amy().reload();
    expect(top()).toBeNull();
    expect(amy().messages('C0LOBBY')).not.toContainEqual(expect.objectContaining({ ts: whisper.ts }));
    expect(await amy().press(whisper, { blockId: 'row', actionId: 'go' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('chooses on a message: the state says what is ticked', async () => {
    const box = (value: string) => ({ text: { type: 'mrkdwn', text: `*${value}*` }, value });
    const options = [box('door'), box('lamp')];
    const boxes = { type: 'checkboxes', action_id: 'ticks', options, initial_options: [box('door')] };
    await call(sandbox, 'chat.postMessage', {
      channel: 'C0LOBBY',
      text: 'List',
      blocks: [{ type: 'actions', block_id: 'list', elements: [boxes] }],
    });
    const list = sandbox.messages('C0LOBBY').at(-1);
    if (!list) throw new Error('no list');
    await amy().press(list, 'ticks', ['door', '*lamp*']);
    const chosen = [{ value: 'door' }, { value: 'lamp' }];
    expect(last()).toMatchObject({
      actions: [{ type: 'checkboxes', selected_options: chosen, initial_options: [{ value: 'door' }] }],
      state: { values: { list: { ticks: { type: 'checkboxes', selected_options: chosen } } } },
    });
    await expect(amy().press(list, 'ticks', ['roof'])).rejects.toThrow('No option "roof"');
    await expect(amy().press(list, 'Print')).rejects.toThrow('Nothing here is called "Print"');
  });

  it('hands files over in a modal', async () => {
    const file = { type: 'file_input', action_id: 'photo', max_files: 1 };
    const label = { type: 'plain_text', text: 'Photo' };
    await open(modal('Proof', { blocks: [{ type: 'input', block_id: 'proof', label, element: file }] }));
    const { file: sent } = await amy().upload('lamp.png', 'image/png', Buffer.from('png'));
    await amy().answer({ Photo: [sent?.id ?? ''] });
    expect(last().view.state.values.proof.photo.files).toMatchObject([
      { id: sent?.id, name: 'lamp.png', mimetype: 'image/png', size: 3, url_private: expect.any(String) },
    ]);
  });

  describe('over HTTP', () => {
    it('is signed at the real time', async () => {
      await amy().command('/note', 'C0LOBBY');
      const { headers } = app.received[0] ?? {};
      expect(headers?.['content-type']).toBe('application/x-www-form-urlencoded');
      expect(headers?.['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/);
      expect(Number(headers?.['x-slack-request-timestamp'])).toBe(Math.floor(wall / 1000));
    });

    it('is repeated, forged or skewed on request', async () => {
      await amy().command('/note', 'C0LOBBY');
      const request = app.requests.sent.at(-1);
      if (!request) throw new Error('nothing was sent');
      await app.requests.post(request);
      await app.requests.post(request, { skew: 3600 });
      await app.requests.post(request, { signature: 'v0=forged' });
      expect(new Set(app.received.map(({ raw }) => raw)).size).toBe(1);
      expect(
        app.received.map(
          ({ headers }) => Number(headers['x-slack-request-timestamp']) - Math.floor(wall / 1000),
        ),
      ).toEqual([0, 0, 3600, 0]);
      expect(app.received.at(-1)?.headers['x-slack-signature']).toBe('v0=forged');
    });

    it('tells events again until they are taken, with the reason', async () => {
      app.answer = { status: 500 };
      await amy().openHome();
      await sandbox.settle({ quietMs: 150 });
      expect(
        app.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
      ).toEqual([
        [undefined, undefined],
        ['1', 'http_error'],
        ['2', 'http_error'],
      ]);
      expect(new Set(app.received.map(({ payload }) => payload.event_id)).size).toBe(1);
      expect(last()).toMatchObject({
        type: 'event_callback',
        api_app_id: sandbox.appId,
        event: { type: 'app_home_opened', user: 'U0AMY', tab: 'home' },
        authorizations: [{ user_id: sandbox.botUserId, is_bot: true }],
      });
    });

    it('keeps quiet about events nobody subscribed to', async () => {
      await amy().say('hello', 'C0LOBBY');
      await sandbox.addUser({ id: 'U0NEW', name: 'new', realName: 'New' });
      expect(app.received).toEqual([]);
    });

    it('checks a new request URL', async () => {
      app.answer = { text: 'no' };
      expect(await app.requests.verifyUrl('token')).toBe(false);
      expect(last()).toMatchObject({ type: 'url_verification' });
    });
  });
});
