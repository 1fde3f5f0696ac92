import { App, HTTPReceiver } from '@slack/bolt';
import { openStore } from './store.js';

/**
 * The least that a Bolt app can do with the same command on the same tables: it verifies the signature, writes the rows
 * that Lobby writes, and acknowledges. It checks nobody's rights, reads no text, and posts nothing.
 */
const {
  SLACK_BOT_TOKEN: token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: slackApiUrl,
} = process.env;
if (!token || !signingSecret || !slackApiUrl) throw new Error('started by the bench');

const store = await openStore(process.env);
const receiver = new HTTPReceiver({ signingSecret });
const app = new App({ token, receiver, clientOptions: { slackApiUrl }, convoStore: false });

app.command('/lobby', async ({ command, ack }) => {
  const number = await store.logIncident({
    key: `command:${command.trigger_id}`,
    channel: command.channel_id,
    slackId: command.user_id,
    summary: command.text,
  });
  await ack({ response_type: 'ephemeral', text: `INC-${String(number).padStart(4, '0')} is logged.` });
});

const server = await app.start(0);
const address = server.address();
console.log(JSON.stringify({ port: typeof address === 'object' ? address?.port : null, msg: 'ready' }));

process.on('SIGTERM', async () => {
  await app.stop();
  await store.close();
  process.exit(0);
});
