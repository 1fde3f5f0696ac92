import { hash } from 'node:crypto';
import { type Audited, audit } from '../../platform/database/audit-trail.js';
import type { Tx } from '../../platform/database/db.js';
import type { OutboxMessage } from '../../platform/outbox/message.js';
import { queue } from '../../platform/outbox/store/queue.js';
import { toChannel } from '../../platform/outbox/target.js';
import { eventReply } from '../contracts.js';
import { auditAction, isSpoken, type RecordEvent } from '../rules/events.js';
import type { LobbyRecord } from '../rules/record.js';

const digest = (value: unknown) => hash('sha256', JSON.stringify(value));

/** A timeline entry as an entry of the audit trail: its type and id, and a digest of its content. */
export const auditedAs = (
  { id, kind }: Pick<LobbyRecord, 'id' | 'kind'>,
  event: Omit<RecordEvent, 'at'>,
): Audited => ({
  actor: event.actorId ?? 'lobby',
  action: auditAction(kind, event.type),
  subject: id,
  data: { event: event.id, digest: digest(event.data) },
});

/** The replies in the card's thread for entries of a timeline. */
export const repliesOf = (
  events: readonly Pick<RecordEvent, 'id' | 'type'>[],
  channel: string,
): OutboxMessage[] =>
  events.filter(({ type }) => isSpoken(type)).map(({ id }) => eventReply.for(id, toChannel(channel)));

/** Adds an entry to the timeline of a record that is saved already, with its reply and its audit entry. */
export async function writeEvent(
  tx: Tx,
  record: Pick<LobbyRecord, 'id' | 'branchId' | 'kind'>,
  event: RecordEvent,
  channel: string,
): Promise<void> {
  const { id: recordId, branchId } = record;
  await tx.recordEvent.create({ data: { ...event, data: event.data as object, recordId, branchId } });
  await queue(tx, repliesOf([event], channel), branchId, event.at);
  await audit(tx, branchId, event.at, [auditedAs(record, event)]);
}
