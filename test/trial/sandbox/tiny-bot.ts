import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.js';

const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

const noteModal = (channel: string): ModalView => ({
  type: 'modal',
  callback_id: 'note',
  private_metadata: channel,
  notify_on_close: true,
  title: { type: 'plain_text', text: 'Note' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: { type: 'plain_text', text: 'What happened' },
      element: { type: 'plain_text_input', action_id: 'text' },
    },
    {
      type: 'input',
      block_id: 'how',
      optional: true,
      dispatch_action: true,
      label: { type: 'plain_text', text: 'How bad' },
      element: {
        type: 'static_select',
        action_id: 'severity',
        options: ['mild', 'grave'].map((name) => ({ text: { type: 'plain_text', text: name }, value: name })),
      },
    },
  ],
});

const noteCard = (text: string, done: boolean) => ({
  text,
  blocks: [
    { type: 'section' as const, block_id: 'note', text: { type: 'mrkdwn' as const, text } },
    ...(done
      ? []
      : [
          {
            type: 'actions' as const,
            block_id: 'todo',
            elements: [
              {
                type: 'button' as const,
                action_id: 'done',
                value: '7',
                text: { type: 'plain_text' as const, text: 'Done' },
              },
            ],
          },
        ]),
  ],
});

/** What reached the app: the body of every payload, in order. */
export interface TinyBot {
  app: App;
  bodies: Record<string, unknown>[];
  closed: boolean[];
  port: number;
  stop(): Promise<void>;
}

/** An app of one feature: notes something by command or modal, posts it, and ticks it off by a button. */
export async function startTinyBot(sandbox: Sandbox, mode: 'socket' | 'http'): Promise<TinyBot> {
  const clientOptions = { slackApiUrl: sandbox.apiUrl };
  const http = new HTTPReceiver({ signingSecret: sandbox.signingSecret, logger: quiet });
  const receiver =
    mode === 'http'
      ? http
      : new SocketModeReceiver({
          appToken: sandbox.appToken,
          logger: quiet,
          installerOptions: { clientOptions },
        });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    clientOptions,
    logger: quiet,
    convoStore: false,
  });
  const bodies: TinyBot['bodies'] = [];
  const closed: boolean[] = [];

  app.use(async ({ body, next }) => {
    bodies.push(body as unknown as Record<string, unknown>);
    await next();
  });
  app.command('/note', async ({ ack, command, client, respond }) => {
    if (command.text === 'slow') await new Promise((resolve) => setTimeout(resolve, 400));
    if (command.text === 'help') return ack('Say what happened');
    await ack();
    if (command.text === 'later') await respond({ text: 'Noted in private' });
    else if (command.text === '') {
      await client.views.open({ trigger_id: command.trigger_id, view: noteModal(command.channel_id) });
    } else await client.chat.postMessage({ channel: command.channel_id, ...noteCard(command.text, false) });
  });
  app.action('severity', async ({ ack }) => ack());
  app.view('note', async ({ ack, view, client }) => {
    const text = view.state.values.what?.text?.value ?? '';
    if (text === 'bad') return ack({ response_action: 'errors', errors: { what: 'Say more' } });
    if (text === 'stray') return ack({ response_action: 'errors', errors: { nowhere: 'Lost' } });
    if (text === 'update') return ack({ response_action: 'update', view: noteModal('updated') });
    await ack();
    await client.chat.postMessage({ channel: view.private_metadata, ...noteCard(text, false) });
  });
  app.view({ type: 'view_closed', callback_id: 'note' }, async ({ ack, body }) => {
    if ('is_cleared' in body) closed.push(body.is_cleared === true);
    await ack();
  });
  app.action('done', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel) return;
    await client.chat.update({
      channel: body.channel.id,
      ts: String(body.message.ts),
      ...noteCard(`${body.message.text} (done)`, true),
    });
  });
  app.shortcut('note', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: noteModal('C0LOBBY') });
  });
  app.shortcut('note_this', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Noted', response_type: 'in_channel' });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const text = { type: 'mrkdwn' as const, text: `Hello <@${event.user}>` };
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text }] },
    });
  });

  const server = await app.start(0);
  const address = mode === 'http' && server && 'address' in server ? server.address() : null;
  const port = address && typeof address === 'object' ? address.port : 0;
  if (mode === 'http') sandbox.deliverTo({ requestUrl: `http://127.0.0.1:${port}/slack/events` });
  return {
    app,
    bodies,
    closed,
    port,
    stop: async () => {
      await app.stop();
    },
  };
}
