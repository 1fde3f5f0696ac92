import type { MessageDefinition } from './message.js';
import { batchOf } from './reminders/outbox.js';

/** Everything that can be sent. */
export interface Catalogue {
  messages: readonly MessageDefinition[];
  /** What a row's name means; undefined where this version does not know it. */
  find(name: string): MessageDefinition | undefined;
  /** Several reminders in one message. */
  reminders: MessageDefinition;
  /**
   * The names of messages that go into such a batch, its own included: a batch that was put back takes in later ones.
   */
  batched: readonly string[];
}

/** @throws Error where two messages have one name */
export function createCatalogue(definitions: readonly MessageDefinition[]): Catalogue {
  const reminders = batchOf(definitions.filter(({ batched }) => batched));
  const messages = [...definitions, reminders];
  const byName = new Map(messages.map((message) => [message.name, message]));
  if (byName.size < messages.length) throw new Error('two messages have one name');
  return {
    messages,
    reminders,
    find: (name) => byName.get(name),
    batched: messages.filter(({ batched }) => batched).map(({ name }) => name),
  };
}
