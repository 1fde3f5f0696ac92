import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Message } from '../blocks/kit.js';
import { type Parted, wholeBlocks } from '../blocks/parts.js';
import type { Db } from '../database/db.js';
import type { Branch } from '../directory/branch.js';
import { foldedFor } from '../language/fold.js';
import type { Routines } from '../language/routines.js';
import type { Speech } from '../language/speak.js';
import type { SubjectCodec } from './subject.js';
import { formatTarget, type Target, type ToChannel, type ToPerson } from './target.js';

/** Arguments as the table holds them. */
export type RawArgs = Record<string, unknown>;

/** A message to be queued; its words are made when it is sent. Made by a contract's `for`. */
export interface OutboxMessage {
  /** The message's name. */
  view: string;
  subject: string;
  /** A channel id, or a person as target.ts writes one. */
  target: string;
  args?: RawArgs;
  /** 1 goes first, 9 last; 1 is urgent. */
  priority?: number;
  notBefore?: Date | undefined;
  expiresAt?: Date | null | undefined;
}

/** When a message goes, where that is not at once and as urgent as usual. */
export type SendOptions = Pick<OutboxMessage, 'priority' | 'notBefore' | 'expiresAt'>;

/** What identifies a posted message, in each channel. */
export type MessageKey = Pick<OutboxMessage, 'view' | 'subject'>;

/** What a message may be sent to, and the `personId` that its drawing is then given. */
interface Targets {
  channel: ToChannel;
  person: ToPerson;
  either: Target;
}
interface Recipients {
  channel: null;
  person: string;
  either: string | null;
}
type To = keyof Targets;

const recipientOf: { [T in To]: (personId: string | null) => Recipients[T] } = {
  channel(personId) {
    if (personId !== null) throw new Error('this message goes to channels only');
    return null;
  },
  person(personId) {
    if (personId === null) throw new Error('this message goes to people only');
    return personId;
  },
  either: (personId) => personId,
};

/** What the drawing of a message is given. */
export interface RenderContext<S = string, A = RawArgs, P = string | null> {
  db: Db;
  now: Date;
  /** What it is about. */
  subject: S;
  args: A;
  /** Slack's id of the channel it goes to. */
  channel: string;
  speech: Speech;
  /** The person it goes to, where it is a direct message. */
  personId: P;
  /** A link to a message. */
  link(channel: string, ts: string): string;
  /** All routines, for texts that name them. */
  routines: Routines;
  /** False where the bot has no scope to send files. */
  sendsFiles?: boolean;
}

/** What a reminder is judged by before it is drawn. */
export type ReminderContext<S = string, A = RawArgs> = Pick<
  RenderContext<S, A, string>,
  'db' | 'now' | 'subject' | 'args' | 'personId'
>;

/** A file that goes with a message. */
export interface FileOut {
  name: string;
  title: string;
  /** All that a picture shows, in words; at most a thousand characters. */
  alt?: string;
  bytes: Uint8Array;
}

export type Rendered =
  | {
      /** In parts, if it may be folded. */
      message: Message | Parted;
      /** Replies to this message. */
      thread?: string;
      /** With files, the message's words alone are shown above them. */
      files?: readonly FileOut[];
    }
  /** There is nothing left to say. */
  | 'skip'
  /** The message that it replies to or links is not posted yet. */
  | 'wait';

/** How urgent a reminder is. Remarks and news stand last in a batch; a batch of news only has a heading of its own. */
export type Weight = 'pressing' | 'usual' | 'remark' | 'news';

/** A reminder to a person: unless it is urgent, it is sent in one message with the others that wait for them. */
interface Reminder<A> {
  /** Of several reminders with the same subject and topic only the last is shown. Absent: there is one topic. */
  topic?(args: A): string | undefined;
  /** Absent: usual. */
  weight?(args: A): Weight;
  /** Whether the person has just become responsible for it, so that an earlier snooze or mute no longer counts. */
  unmutes?(args: A): boolean;
}

/** The terms of a contract. */
interface Terms<S, A, T extends To> {
  /** Stored in the outbox, so it must never change. */
  name: string;
  subject: SubjectCodec<S>;
  to: T;
  /** One message per subject and channel, edited in place; else every row is a message of its own. */
  kept: boolean;
  /** Drawn in parts and folded, with a button that shows the whole. Only for a kept message without arguments. */
  folds?: true;
  /** What to do where it is unknown whether it was posted: post it again (rather twice than never), or never. */
  inDoubt: 'again' | 'never';
  /** Its messages hold files: Slack lets them carry no key by which one could be found again. */
  traceless?: true;
  batched?: Reminder<A>;
  /** How urgent it is where its producer says nothing: 1 goes first, 9 last. Absent: 5. */
  priority?: number;
}

/** What a reminder may say besides how it is drawn. */
interface ReminderLooks<S, A> {
  /**
   * Whether it can wait a while, to be sent together with others.
   * @returns the branch by whose hours it waits; null where it goes now
   */
  mayWait?(context: ReminderContext<S, A>): Promise<Branch | null>;
}

/**
 * What producers and the drawing of a message agree on.
 * @typeParam Rest what `for` takes after the target: the arguments, where there are any, and the options.
 */
export interface MessageContract<S, A, T extends To, Rest extends unknown[]> {
  readonly name: string;
  /** A message to be queued. @throws ZodError where the arguments are not as agreed */
  for(subject: S, target: Targets[T], ...rest: Rest): OutboxMessage;
  /** What its message about this is known by, where it is kept. */
  key(subject: S): MessageKey;
  /** The contract with its drawing: what the catalogue holds. */
  drawnBy(
    draw: (context: RenderContext<S, A, Recipients[T]>) => Promise<Rendered>,
    looks?: ReminderLooks<S, A>,
  ): MessageDefinition;
}

/** Something that can be sent, drawn from the database when it is: takes rows as the table holds them. */
export interface MessageDefinition {
  readonly name: string;
  readonly kept: boolean;
  readonly inDoubt: 'again' | 'never';
  readonly traceless: boolean;
  /** Absent: it goes alone. */
  readonly batched?: Required<Reminder<RawArgs>> & Required<ReminderLooks<string, RawArgs>>;
  /** @throws Error, ZodError where subject, arguments or target are not as agreed */
  draw(context: RenderContext): Promise<Rendered>;
  /** The whole of a folded message as it is now, null if its subject is gone; absent: it does not fold. */
  whole?(context: RenderContext): Promise<KnownBlock[] | null>;
}

type NoArgs = Record<string, never>;
const noArgs = z.object({});

/** A message with arguments, for what cannot be read from the database when it is drawn. */
export function defineMessage<S, T extends To, A extends RawArgs>(
  terms: Terms<S, A, T> & { args: z.ZodType<A> },
): MessageContract<S, A, T, [args: A, options?: SendOptions]>;
/** A message without arguments. */
export function defineMessage<S, T extends To>(
  terms: Terms<S, NoArgs, T>,
): MessageContract<S, NoArgs, T, [options?: SendOptions]>;
export function defineMessage<S, T extends To, A extends RawArgs>(
  terms: Terms<S, NoArgs, T> | (Terms<S, A, T> & { args: z.ZodType<A> }),
) {
  return 'args' in terms
    ? contract(terms, terms.args, (args: A, options?: SendOptions) => ({ args, options }))
    : contract(terms, noArgs, (options?: SendOptions) => ({ args: {}, options }));
}

function contract<S, A extends RawArgs, T extends To, Rest extends unknown[]>(
  terms: Terms<S, A, T>,
  schema: z.ZodType<A>,
  taken: (...rest: Rest) => { args: A; options: SendOptions | undefined },
): MessageContract<S, A, T, Rest> {
  const { name, subject: codec, to, batched, kept, folds, inDoubt, traceless = false } = terms;
  const subjectIn = (text: string): S => {
    const subject = codec.parse(text);
    if (subject === null) throw new Error(`this is not what ${name} can be about`);
    return subject;
  };
  return {
    name,
    key: (subject) => ({ view: name, subject: codec.format(subject) }),
    for(subject, target, ...rest) {
      const { args, options } = taken(...rest);
      return {
        view: name,
        subject: codec.format(subject),
        target: formatTarget(target),
        args: schema.parse(args),
        ...options,
        priority: options?.priority ?? terms.priority ?? 5,
      };
    },
    drawnBy: (draw, { mayWait } = {}) => {
      const drawn = (context: RenderContext) =>
        draw({
          ...context,
          subject: subjectIn(context.subject),
          args: schema.parse(context.args),
          personId: recipientOf[to](context.personId),
        });
      return {
        ...{ name, kept, inDoubt, traceless },
        ...(batched && {
          batched: {
            topic: (args) => batched.topic?.(schema.parse(args)),
            weight: (args) => batched.weight?.(schema.parse(args)) ?? 'usual',
            unmutes: (args) => batched.unmutes?.(schema.parse(args)) ?? false,
            mayWait: async (context) =>
              mayWait
                ? mayWait({
                    ...context,
                    subject: subjectIn(context.subject),
                    args: schema.parse(context.args),
                  })
                : null,
          },
        }),
        async draw(context) {
          const found = await drawn(context);
          if (!folds || typeof found === 'string' || !('parts' in found.message)) return found;
          const key = { view: name, subject: context.subject };
          return { ...found, message: foldedFor(found.message, key, context.speech) };
        },
        ...(folds && {
          async whole(context: RenderContext) {
            const found = await drawn(context);
            if (typeof found === 'string') return null;
            return 'parts' in found.message ? wholeBlocks(found.message) : found.message.blocks;
          },
        }),
      };
    },
  };
}
