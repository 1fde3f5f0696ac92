import type { Role } from '../../src/platform/directory/roles.js';
import { roles } from '../../src/platform/directory/roles.js';
import type { WorkspaceSeed } from '../../src/trial/sandbox/sandbox.js';
import { workspace as seed, entries as usual } from '../hostile/people.js';

/** Somebody who has done nothing yet, so that whatever they may do is theirs by their role alone. */
export interface Trier {
  name: string;
  id: string;
  /** Their role in the branch that is tried in, or in all branches; null where they have none. */
  role: Role | null;
  isAdmin: boolean;
}

const others = { elsewhere: 'U40ELSEWHERE', nobody: 'U41NOBODY', admin: 'U42ADMIN' };

export const triers: readonly Trier[] = [
  ...roles.map((role, at) => ({
    name: role as string,
    id: `U${20 + at}${role.toUpperCase()}`,
    role,
    isAdmin: false,
  })),
  // The head of another branch.
  { name: 'elsewhere', id: others.elsewhere, role: null, isAdmin: false },
  { name: 'nobody', id: others.nobody, role: null, isAdmin: false },
  { name: 'workspace_admin', id: others.admin, role: null, isAdmin: true },
];

const held = Object.fromEntries(triers.flatMap(({ id, role }) => (role ? [[id, [role]]] : [])));

export const entries = {
  ...usual,
  river: { ...usual.river, people: { ...usual.river.people, ...held } },
  lake: { ...usual.lake, people: { ...usual.lake.people, [others.elsewhere]: ['branch_head' as const] } },
};

export const workspace: WorkspaceSeed = {
  ...seed,
  users: [
    ...seed.users,
    ...triers.map(({ id, name, isAdmin }) => ({
      id,
      name,
      realName: `${name} Ho`,
      tz: 'Asia/Shanghai',
      locale: 'en-US',
      ...(isAdmin ? { isAdmin } : {}),
    })),
  ],
  channels: (seed.channels ?? []).map((channel) => ({
    ...channel,
    members: [...(channel.members ?? []), ...triers.map(({ id }) => id)],
  })),
};
