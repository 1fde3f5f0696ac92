import type { ModalView } from '@slack/types';
import { type Logger, WebClient } from '@slack/web-api';
import type { HomeView } from './request.js';

/** The client for people who wait for an answer. It is separate, so that rate limits of posts do not delay it. */
export interface Interaction {
  open(trigger: string, view: ModalView, onTop: boolean): Promise<void>;
  update(viewId: string, view: ModalView): Promise<void>;
  publish(slackId: string, view: HomeView): Promise<void>;
  profile(slackId: string): Promise<{ name: string; locale: string | null; timezone: string }>;
  isAdmin(slackId: string): Promise<boolean>;
}

export function interactionClient(options: {
  token: string;
  slackApiUrl: string;
  logger: Logger;
}): Interaction {
  const client = new WebClient(options.token, {
    slackApiUrl: options.slackApiUrl,
    // A trigger would expire before a second try.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: options.logger,
    timeout: 5_000,
  });
  return {
    async open(trigger, view, onTop) {
      if (onTop) await client.views.push({ trigger_id: trigger, view });
      else await client.views.open({ trigger_id: trigger, view });
    },
    async update(viewId, view) {
      await client.views.update({ view_id: viewId, view });
    },
    async publish(slackId, view) {
      await client.views.publish({ user_id: slackId, view });
    },
    async profile(slackId) {
      const { user } = await client.users.info({ user: slackId, include_locale: true });
      const name = user?.profile?.display_name || user?.real_name || user?.name || slackId;
      return { name, locale: user?.locale ?? null, timezone: user?.tz ?? '' };
    },
    async isAdmin(slackId) {
      const { user } = await client.users.info({ user: slackId });
      return Boolean(user?.is_admin || user?.is_owner);
    },
  };
}
