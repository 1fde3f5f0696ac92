/** The prefix of targets that are people; only this file builds and parses them. */
export const personPrefix = 'person:';

/** To whom a message goes. */
export interface ToChannel {
  to: 'channel';
  /** Slack's id. */
  channel: string;
}
export interface ToPerson {
  to: 'person';
  personId: string;
}
export type Target = ToChannel | ToPerson;

/** Into a channel, by Slack's id. */
export const toChannel = (channel: string): ToChannel => ({ to: 'channel', channel });
/** Into a person's direct messages. */
export const toPerson = (personId: string): ToPerson => ({ to: 'person', personId });

/** A target as stored: a channel's id, or the prefix and a person's id. */
export const formatTarget = (target: Target): string =>
  target.to === 'channel' ? target.channel : `${personPrefix}${target.personId}`;

/** Parses a stored target. */
export const parseTarget = (text: string): Target =>
  text.startsWith(personPrefix) ? toPerson(text.slice(personPrefix.length)) : toChannel(text);

/** The person whom a row goes to; null where it goes to a channel. */
export function personIn(text: string): string | null {
  const target = parseTarget(text);
  return target.to === 'person' ? target.personId : null;
}
