import type { Where } from './session.js';

/** The person and the place in the page's address; null for what it does not name. */
export interface Address {
  as: string | null;
  /** `app` stands for the app's own page. */
  channel: string | null;
  tab: Where['tab'];
  thread: string | null;
  /** The message that a link points to. */
  message: string | null;
}

const lastPerson = 'lobby-sandbox-person';

export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  return {
    // A link opened in a new tab does not name a person: it is opened as the person who acted last.
    as: query.get('as') ?? (query.has('ts') ? localStorage.getItem(lastPerson) : null),
    channel: query.get('channel'),
    tab: query.get('tab') === 'home' ? 'home' : 'messages',
    thread: query.get('thread'),
    message: query.get('ts'),
  };
}

/** Writes the address; `push` adds an entry to the browser's history. */
export function writeAddress(as: string, where: Where, push: boolean): void {
  const query = new URLSearchParams({ as, channel: where.channel ?? 'app' });
  if (where.tab === 'home') query.set('tab', 'home');
  if (where.thread) query.set('thread', where.thread);
  if (where.message) query.set('ts', where.message);
  localStorage.setItem(lastPerson, as);
  const address = `?${query}`;
  if (address === location.search) return;
  if (push) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}
