/** The message to which a link leads. */
export interface CardLink {
  channel: string;
  /** Slack's id of a message: seconds, a point, six digits. */
  ts: string;
}

/** A permalink, also as Slack escapes it in a command: `<https://…|…>`. */
const permalink =
  /<?https?:\/\/[^\s<>|]+?\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})((?:[?#][^\s<>|]*)?)(?:\|[^>]*)?>?/g;
const thread = /[?&]thread_ts=(\d{10}\.\d{6})/;

interface LinkRead extends CardLink {
  typed: string;
}

/** The links to messages in a line; a link to a reply counts as one to its parent. */
export const cardLinks = (line: string): LinkRead[] =>
  [...line.matchAll(permalink)].map(([typed, channel = '', seconds, rest, query = '']) => ({
    typed,
    channel,
    ts: thread.exec(query)?.[1] ?? `${seconds}.${rest}`,
  }));
