import { z } from 'zod';
import { text } from './arguments.js';
import { method } from './method.js';

/** Methods for the identity of the app, and for connecting. */
export const session = [
  method('auth.test', { pace: 'unlimited' }, z.strictObject({}), ({ url, app, workspace }) => ({
    // Apps build links to messages from it; here the workspace's address is the page's.
    url: `${url}/`,
    team: workspace.team.name,
    user: workspace.person(app.botUserId).name,
    team_id: workspace.team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  })),
  method('apps.connections.open', { token: 'app', pace: 'unlimited' }, z.strictObject({}), ({ sockets }) => ({
    url: sockets.open(),
  })),
  method(
    'team.info',
    { scopes: ['team:read'], pace: 'tier3' },
    z.strictObject({ team: text.optional() }),
    ({ workspace }) => ({
      team: { ...workspace.team, email_domain: '', icon: {}, avatar_base_url: '', is_verified: false },
    }),
  ),
];
