import { branchIn } from '../directory/store/branches.js';
import { keepDirect, personOf } from '../directory/store/people.js';
import { languageOf, type Speech, speak } from '../language/speak.js';
import type { Delivering } from './delivering.js';
import type { MessageDefinition, Rendered } from './message.js';
import type { Failed } from './slack.js';
import type { OutboxRow } from './store/outbox.js';
import { parseTarget } from './target.js';

/** Where a row goes, and in which language. */
export interface Address {
  channel: string;
  speech: Speech;
  personId: string | null;
}

/** A channel as it is; a person's direct message, opened where it never was. */
export async function addressOf(deps: Delivering, row: OutboxRow): Promise<Address | Failed> {
  const target = parseTarget(row.target);
  if (target.to === 'channel') {
    const branch = await branchIn(deps.db, target.channel);
    return { channel: target.channel, speech: speak(branch?.language ?? 'en'), personId: null };
  }
  const person = await personOf(deps.db, target.personId);
  if (!person) return { as: 'no', code: 'user_not_found' };
  const speech = speak(languageOf(person.locale));
  if (person.dm) return { channel: person.dm, speech, personId: person.id };
  const opened = await deps.postbox.direct(person.slackId);
  // Without the right to open it, Slack still takes the person's id for a channel.
  if (opened.as === 'no' && opened.code === 'missing_scope')
    return { channel: person.slackId, speech, personId: person.id };
  if (opened.as !== 'open') return opened;
  await keepDirect(deps.db, person.id, opened.channel);
  return { channel: opened.channel, speech, personId: person.id };
}

/** Draws a message as it is at `now`. */
export async function draw(
  deps: Delivering,
  row: OutboxRow,
  { message, address, now }: { message: MessageDefinition; address: Address; now: Date },
): Promise<Rendered> {
  const { db, link, routines, sendsFiles } = deps;
  return message.draw({
    db,
    now,
    subject: row.subject,
    args: row.args,
    link,
    routines,
    sendsFiles,
    ...address,
  });
}
