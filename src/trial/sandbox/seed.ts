/** The workspace a sandbox starts with. */
export interface WorkspaceSeed {
  team: { id: string; name: string; domain?: string };
  users: PersonSeed[];
  channels: ChannelSeed[];
}

export interface PersonSeed {
  id: string;
  /** The handle, lower case, as in `@amy`. */
  name: string;
  realName: string;
  displayName?: string;
  email?: string;
  /** BCP 47, default `en-US`. */
  locale?: string;
  /** IANA zone, default `Asia/Shanghai`. */
  tz?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  isBot?: boolean;
  /** Below the name in the page's list of people. */
  title?: string;
}

export interface ChannelSeed {
  id: string;
  name: string;
  members: string[];
  isPrivate?: boolean;
  archived?: boolean;
  /** Whether the bot was invited, default true. */
  bot?: boolean;
}

/** A person of the workspace, with all defaults filled in. */
export interface Member extends Required<Omit<PersonSeed, 'email'>> {
  email?: string;
  deleted: boolean;
}

export function memberFrom(seed: PersonSeed): Member {
  return {
    displayName: seed.realName,
    locale: 'en-US',
    tz: 'Asia/Shanghai',
    isAdmin: false,
    isOwner: false,
    isBot: false,
    title: '',
    deleted: false,
    ...seed,
  };
}
