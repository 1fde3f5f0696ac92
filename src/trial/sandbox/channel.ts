import type { KnownBlock } from '@slack/types';

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

/** A message as the workspace keeps it. `files` are file ids. */
export interface Message {
  channel: string;
  ts: string;
  user: string;
  text: string;
  blocks: KnownBlock[];
  attachments: unknown[];
  files: string[];
  threadTs?: string;
  /** A reply that is shown in the channel too. */
  broadcast?: boolean;
  edited?: { user: string; ts: string };
  metadata?: Metadata;
  reactions: Map<string, Set<string>>;
  /** Only this person sees it. */
  ephemeralFor?: string;
}

const ephemeralsKept = 20;

/** One conversation: its members, its messages, and how far each member has read. */
export class Channel {
  readonly members: Set<string>;
  readonly pins = new Set<string>();
  readonly read = new Map<string, string>();
  archived: boolean;
  readonly #messages = new Map<string, Message>();
  readonly #threads = new Map<string, Set<string>>();
  readonly #ephemerals = new Map<string, Message[]>();

  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly created: number;

  constructor(facts: {
    id: string;
    name: string;
    kind: 'public' | 'private' | 'im';
    /** Seconds since 1970. */
    created: number;
    members: Iterable<string>;
    archived?: boolean | undefined;
  }) {
    this.id = facts.id;
    this.name = facts.name;
    this.kind = facts.kind;
    this.created = facts.created;
    this.members = new Set(facts.members);
    this.archived = facts.archived ?? false;
  }

  add(message: Message): void {
    const { ephemeralFor: person, threadTs } = message;
    if (person) {
      const kept = [...(this.#ephemerals.get(person) ?? []), message].slice(-ephemeralsKept);
      this.#ephemerals.set(person, kept);
      return;
    }
    this.#messages.set(message.ts, message);
    if (threadTs) this.#threads.set(threadTs, (this.#threads.get(threadTs) ?? new Set()).add(message.ts));
  }

  get(ts: string): Message | undefined {
    return this.#messages.get(ts);
  }

  /** A message that only this person sees. */
  ephemeral(person: string, ts: string): Message | undefined {
    return this.#ephemerals.get(person)?.find((message) => message.ts === ts);
  }

  remove(message: Message): void {
    const { ephemeralFor: person, threadTs, ts } = message;
    if (person) {
      const rest = (this.#ephemerals.get(person) ?? []).filter((one) => one.ts !== ts);
      this.#ephemerals.set(person, rest);
      return;
    }
    this.#messages.delete(ts);
    this.pins.delete(ts);
    if (threadTs) this.#threads.get(threadTs)?.delete(ts);
  }

  /** Everything that is shown in the channel itself, oldest first. */
  main(): Message[] {
    return [...this.#messages.values()].filter((message) => !message.threadTs || message.broadcast);
  }

  replies(parent: string): Message[] {
    return [...(this.#threads.get(parent) ?? [])].flatMap((ts) => this.#messages.get(ts) ?? []);
  }

  replyCount(parent: string): number {
    return this.#threads.get(parent)?.size ?? 0;
  }

  ephemerals(person: string): Message[] {
    return this.#ephemerals.get(person) ?? [];
  }

  /** Forgets the ephemeral messages of a person, as when they reload Slack. */
  forgetEphemerals(person: string): void {
    this.#ephemerals.delete(person);
  }

  /** What others said in the channel since this person looked, newest first. */
  unread(person: string): Message[] {
    const seen = this.read.get(person) ?? '';
    return this.main().filter((message) => message.ts > seen && message.user !== person);
  }
}
