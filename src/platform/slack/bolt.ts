import { App, ErrorCode, type Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Log } from '../log.js';
import { type Acked, timeAcks } from './acks.js';
import { boltLogger } from './logger.js';

export type { Receiver };

/** Who the bot is in the workspace, as `auth.test` says. */
export interface Identity {
  botToken: string;
  botId: string;
  botUserId: string;
  teamId: string;
  team: string;
  /** The workspace's address, ending with a slash. */
  url: string;
  scopes: string[];
}

/** @throws Slack's error where the token is not valid or Slack does not answer within 5 s. */
export async function identify(token: string, slackApiUrl: string, log: Log): Promise<Identity> {
  const logger = boltLogger(log);
  const client = new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 }, timeout: 5_000, logger });
  const me = await client.auth.test();
  return {
    botToken: token,
    botId: me.bot_id ?? '',
    botUserId: me.user_id ?? '',
    teamId: me.team_id ?? '',
    team: me.team ?? '',
    url: me.url ?? 'https://slack.com/',
    scopes: me.response_metadata?.scopes ?? [],
  };
}

/** A link to a message, as Slack's own clients copy it. */
export function linkIn(identity: Pick<Identity, 'url'>) {
  return (channel: string, ts: string) => `${identity.url}archives/${channel}/p${ts.replace('.', '')}`;
}

/** A Bolt app for this workspace alone. Requests of another one are not answered. */
export function boltApp(options: {
  receiver: Receiver;
  identity: Identity;
  slackApiUrl: string;
  log: Log;
  acked?: Acked | undefined;
}): App {
  const { receiver, identity, slackApiUrl, log, acked } = options;
  const app = new App({
    receiver,
    logger: boltLogger(log),
    clientOptions: { slackApiUrl },
    convoStore: false,
    authorize: async ({ teamId }) => {
      // In a shared channel the person may belong to another workspace; `teamId` is where the app is installed.
      if (identity.teamId && teamId !== identity.teamId) throw new Error('another workspace');
      return { botToken: identity.botToken, botId: identity.botId, botUserId: identity.botUserId };
    },
  });
  if (acked) timeAcks(app, acked);
  app.error(async (error) => {
    if (error.code === ErrorCode.AuthorizationError)
      return log.warn('a request of another workspace was refused');
    log.error({ err: error }, 'a listener failed');
  });
  return app;
}
