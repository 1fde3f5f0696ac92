import type { Where } from './session.js';

/** Who acts and what they look at, as the page's address says it; what is missing is null. */
export interface Address {
  as: string | null;
  /** `app` stands for the app's own page. */
  channel: string | null;
  tab: Where['tab'];
  thread: string | null;
  /** A message that a link led to. */
  message: string | null;
}

const lastPerson = 'lobby-sandbox-person';

export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  return {
    // A link that was opened in a tab of its own does not say who follows it: whoever acted last does.
    as: query.get('as') ?? (query.has('ts') ? localStorage.getItem(lastPerson) : null),
    channel: query.get('channel'),
    tab: query.get('tab') === 'home' ? 'home' : 'messages',
    thread: query.get('thread'),
    message: query.get('ts'),
  };
}

/** Writes the address; `push` makes a step that the browser's back button takes back. */
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
