import { chat } from './chat.js';
import { conversations } from './conversations.js';
import { files } from './files.js';
import { marks } from './marks.js';
import type { Method } from './method.js';
import { session } from './session.js';
import { users } from './users.js';
import { views } from './views.js';

/** Every method of the Web API that the sandbox supports, by name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  [...session, ...chat, ...views, ...users, ...conversations, ...files, ...marks].map((one) => [
    one.name,
    one,
  ]),
);
