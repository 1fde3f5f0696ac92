import type { Where } from './session.js';

/** Who acts and what they look at, as the page's address says it; what is missing is null. */
export interface Address {
  as: string | null;
  /** `app` stands for the app's own page. */
  channel: string | null;
  tab: Where['tab'];
  thread: string | null;
}

export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  return {
    as: query.get('as'),
    channel: query.get('channel'),
    tab: query.get('tab') === 'home' ? 'home' : 'messages',
    thread: query.get('thread'),
  };
}

/** Writes the address; `push` makes a step that the browser's back button takes back. */
export function writeAddress(as: string, where: Where, push: boolean): void {
  const query = new URLSearchParams({ as, channel: where.channel ?? 'app' });
  if (where.tab === 'home') query.set('tab', 'home');
  if (where.thread) query.set('thread', where.thread);
  const address = `?${query}`;
  if (address === location.search) return;
  if (push) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}
