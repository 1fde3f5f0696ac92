import { Channel, type Message } from './channel.js';
import { newId } from './ids.js';
import { Modals } from './modals.js';
import type { Notices } from './notices.js';
import { Refused } from './refused.js';
import { type ChannelSeed, type Member, memberFrom, type PersonSeed, type WorkspaceSeed } from './seed.js';
import { Stamps } from './stamps.js';
import type { StoredFile } from './stored-file.js';

/** What a caller says of a new message; the workspace adds the rest. */
export type NewMessage = Pick<Message, 'user' | 'text'> &
  Partial<Omit<Message, 'channel' | 'ts' | 'reactions'>>;

/** The state of one workspace: people, conversations, views and files. Whoever changes it here is announced. */
export class Workspace {
  readonly team: { id: string; name: string; domain: string };
  readonly people = new Map<string, Member>();
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, StoredFile>();
  readonly modals = new Modals();
  readonly #stamps: Stamps;

  constructor(
    seed: WorkspaceSeed,
    readonly botUserId: string,
    readonly now: () => Date,
    readonly notices: Notices,
  ) {
    this.team = { domain: seed.team.name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), ...seed.team };
    this.#stamps = new Stamps(now);
    for (const user of seed.users) this.people.set(user.id, memberFrom(user));
    for (const channel of seed.channels) this.addChannel(channel);
  }

  stamp(): string {
    return this.#stamps.next();
  }

  addPerson(seed: PersonSeed): Member {
    const member = memberFrom(seed);
    this.people.set(member.id, member);
    this.notices.tell({ type: 'channels' });
    return member;
  }

  addChannel(seed: ChannelSeed): Channel {
    const members = new Set(seed.members);
    if (seed.bot ?? true) members.add(this.botUserId);
    const created = Math.floor(this.now().getTime() / 1000);
    const kind = seed.isPrivate ? 'private' : 'public';
    const channel = new Channel({
      id: seed.id,
      name: seed.name,
      kind,
      created,
      members,
      archived: seed.archived,
    });
    this.channels.set(channel.id, channel);
    this.notices.tell({ type: 'channels' });
    return channel;
  }

  /** The direct conversation between the bot and a person, opened where there is none yet. */
  direct(person: string): Channel {
    const known = [...this.channels.values()].find((one) => one.kind === 'im' && one.members.has(person));
    if (known) return known;
    const created = Math.floor(this.now().getTime() / 1000);
    const channel = new Channel({
      id: newId('D'),
      name: '',
      kind: 'im',
      created,
      members: [person, this.botUserId],
    });
    this.channels.set(channel.id, channel);
    this.notices.tell({ type: 'channels' }, [person]);
    return channel;
  }

  /** Throws `user_not_found`. */
  person(id: string): Member {
    const member = this.people.get(id);
    if (!member) throw new Refused('user_not_found');
    return member;
  }

  /** Throws `channel_not_found`, also for a private channel that this person is not in. */
  channel(id: string, as: string): Channel {
    const channel = this.channels.get(id);
    if (!channel || (channel.kind !== 'public' && !channel.members.has(as))) {
      throw new Refused('channel_not_found');
    }
    return channel;
  }

  /** Puts a message in a channel and lets everybody who can see it know. */
  post(channel: Channel, fields: NewMessage): Message {
    const message: Message = {
      blocks: [],
      attachments: [],
      files: [],
      ...fields,
      channel: channel.id,
      ts: this.stamp(),
      reactions: new Map(),
    };
    channel.add(message);
    if (!message.ephemeralFor) channel.read.set(message.user, message.ts);
    this.announce(channel, message);
    return message;
  }

  remove(channel: Channel, message: Message): void {
    channel.remove(message);
    this.announce(channel, message);
  }

  /** Lets the people who can see a message know that it is new, changed or gone. */
  announce(channel: Channel, { ts, threadTs, ephemeralFor }: Message): void {
    const notice = { type: 'message' as const, channel: channel.id, ts, ...(threadTs && { threadTs }) };
    this.notices.tell(notice, ephemeralFor ? [ephemeralFor] : channel.members);
  }
}
