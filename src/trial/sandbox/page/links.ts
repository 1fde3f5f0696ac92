/** The message of an address as Slack's "Copy link" gives it, `…/archives/C…/p1794…`; null for any other address. */
export function messageOf(address: string): { channel: string; ts: string } | null {
  const path = URL.canParse(address) ? new URL(address).pathname : '';
  const [, channel, seconds, fraction] = /^\/archives\/(\w+)\/p(\d{10})(\d{6})$/.exec(path) ?? [];
  return channel ? { channel, ts: `${seconds}.${fraction}` } : null;
}
