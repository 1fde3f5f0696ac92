/** The message that a link leads to. */
export interface CardLink {
  channel: string;
  /** As Slack has it: seconds, a point, six digits. */
  ts: string;
}

/** As Slack copies it, and as it escapes it within a command: `<https://…|…>`. */
const permalink =
  /<?https?:\/\/[^\s<>|]+?\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})((?:[?#][^\s<>|]*)?)(?:\|[^>]*)?>?/g;
const thread = /[?&]thread_ts=(\d{10}\.\d{6})/;

interface LinkRead extends CardLink {
  typed: string;
}

/** The links to messages in a line; one to a reply leads to what was replied to. */
export const cardLinks = (line: string): LinkRead[] =>
  [...line.matchAll(permalink)].map(([typed, channel = '', seconds, rest, query = '']) => ({
    typed,
    channel,
    ts: thread.exec(query)?.[1] ?? `${seconds}.${rest}`,
  }));
