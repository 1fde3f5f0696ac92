import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/trial/sandbox/sandbox.js';
import { startTinyBot, type TinyBot } from './tiny-bot.js';
import { manifest, workspace } from './workspace.js';

describe.each(['socket', 'http'] as const)('a Bolt app by %s', (mode) => {
  let sandbox: Sandbox;
  let bot: TinyBot;
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest, workspace });
    bot = await startTinyBot(sandbox, mode);
  });
  afterAll(async () => {
    await bot.stop();
    await sandbox.close();
  });
  beforeEach(() => {
    bot.bodies.length = 0;
  });

  it('answers a command to one person', async () => {
    const amy = sandbox.as('U0AMY');
    const outcome = await amy.command('/note help', 'C0LOBBY');
    expect(outcome).toMatchObject({ ok: true, view: null });
    expect(amy.messages('C0LOBBY').at(-1)).toMatchObject({
      text: 'Say what happened',
      ephemeralFor: 'U0AMY',
    });
    expect(sandbox.messages('C0LOBBY', { as: 'U0HUA' })).toEqual([]);
    expect(bot.bodies[0]).toMatchObject({
      command: '/note',
      text: 'help',
      channel_name: 'lobby',
      user_id: 'U0AMY',
      user_name: 'amy',
      team_id: 'T0BANK',
      api_app_id: sandbox.appId,
      is_enterprise_install: 'false',
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/response/'),
    });
  });

  it('posts, is pressed and updates', async () => {
    const hua = sandbox.as('U0HUA');
    await hua.command('/note a lamp is broken', 'C0LOBBY');
    const posted = hua.messages('C0LOBBY').at(-1);
    if (!posted) throw new Error('nothing was posted');
    expect(posted).toMatchObject({ text: 'a lamp is broken', user: sandbox.botUserId, edited: false });
    const outcome = await hua.press(posted, 'Done');
    expect(outcome.ok).toBe(true);
    expect(bot.bodies.at(-1)).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0HUA' },
      container: { type: 'message', message_ts: posted.ts, channel_id: 'C0LOBBY', is_ephemeral: false },
      channel: { id: 'C0LOBBY', name: 'lobby' },
      message: { ts: posted.ts, text: posted.text, bot_id: expect.stringMatching(/^B/) },
      actions: [{ type: 'button', action_id: 'done', block_id: 'todo', value: '7' }],
      state: { values: {} },
    });
    expect(hua.messages('C0LOBBY').at(-1)).toMatchObject({ text: 'a lamp is broken (done)', edited: true });
    expect(sandbox.ledger.at(-1)).toMatchObject({ method: 'chat.update', accepted: true, ts: posted.ts });
  });

  it('opens a modal, refuses and takes what is entered', async () => {
    const amy = sandbox.as('U0AMY');
    const opened = await amy.command('/note', 'C0LOBBY');
    expect(opened.view).toMatchObject({ callback_id: 'note', private_metadata: 'C0LOBBY' });
    expect(await amy.answer({})).toMatchObject({ ok: false, errors: { what: expect.any(String) } });
    expect(await amy.answer({ 'What happened': 'bad' })).toMatchObject({
      ok: true,
      errors: { what: 'Say more' },
      view: { callback_id: 'note' },
    });
    const hash = amy.view()?.hash;
    expect(await amy.answer({ 'What happened': 'update' })).toMatchObject({
      ok: true,
      view: { private_metadata: 'updated', id: opened.view?.id },
    });
    expect(amy.view()?.hash).not.toBe(hash);
    expect(await amy.answer({ 'What happened': 'stray' })).toMatchObject({
      ok: false,
      error: expect.stringContaining('errors_for_no_input (nowhere)'),
    });
    await amy.close();
    expect(bot.closed).toEqual([false]);

    await amy.shortcut('note');
    await amy.press({ view: amy.view()?.id ?? '' }, 'How bad', 'grave');
    const severity = { type: 'static_select', selected_option: { value: 'grave' } };
    expect(bot.bodies.at(-1)).toMatchObject({
      container: { type: 'view', view_id: amy.view()?.id },
      view: { state: { values: { how: { severity } } } },
      actions: [{ ...severity, block_id: 'how', action_id: 'severity' }],
    });
    expect(await amy.answer({ 'What happened': 'water' })).toMatchObject({ ok: true, view: null });
    expect(bot.bodies.at(-1)).toMatchObject({
      type: 'view_submission',
      view: {
        callback_id: 'note',
        state: {
          values: { what: { text: { type: 'plain_text_input', value: 'water' } }, how: { severity } },
        },
      },
      response_urls: [],
    });
    expect(amy.messages('C0LOBBY').at(-1)?.text).toBe('water');
  });

  it('answers later by response URL, and a shortcut on a message', async () => {
    const amy = sandbox.as('U0AMY');
    await amy.command('/note later', 'C0LOBBY');
    const told = amy.messages('C0LOBBY').at(-1);
    expect(told).toMatchObject({ text: 'Noted in private', ephemeralFor: 'U0AMY' });
    await amy.say('The lift is stuck', 'C0LOBBY');
    await amy.shortcut('note_this', amy.messages('C0LOBBY').at(-1));
    expect(sandbox.messages('C0LOBBY').at(-1)?.text).toBe('Noted');
  });

  it('draws Home when it is opened', async () => {
    const hua = sandbox.as('U0HUA');
    await hua.openHome();
    expect(hua.home()).toMatchObject({ type: 'home', blocks: [{ text: { text: 'Hello <@U0HUA>' } }] });
  });

  it('says what cannot be done', async () => {
    const amy = sandbox.as('U0AMY');
    expect(await amy.command('/other', 'C0LOBBY')).toMatchObject({ ok: false, error: 'no_such_command' });
    expect(await sandbox.as('U0HUA').command('/note x', 'C0OTHER')).toMatchObject({
      error: 'not_in_channel',
    });
    expect(await amy.shortcut('nothing')).toMatchObject({ error: 'no_such_shortcut' });
    expect(await amy.press({ view: 'V0NONE' }, { blockId: 'a', actionId: 'b' })).toMatchObject({
      error: 'view_not_found',
    });
  });
});
