import { z } from 'zod';
import { slackUser } from '../shapes/user.js';
import { flag, page, pageOf, text } from './arguments.js';
import { method } from './method.js';

const read = { scopes: ['users:read'] } as const;

export const users = [
  method(
    'users.info',
    { ...read, pace: 'tier4' },
    z.strictObject({ user: text, include_locale: flag.optional() }),
    (world, { user, include_locale = false }) => ({
      user: slackUser(world, world.workspace.person(user), include_locale),
    }),
  ),
  method(
    'users.list',
    { ...read, pace: 'tier2' },
    z.strictObject({ ...page, include_locale: flag.optional(), team_id: text.optional() }),
    (world, { include_locale = false, ...asked }) => {
      const { items, response_metadata } = pageOf([...world.workspace.people.values()], asked);
      const members = items.map((member) => slackUser(world, member, include_locale));
      return { members, cache_ts: Math.floor(world.wall() / 1000), response_metadata };
    },
  ),
];
