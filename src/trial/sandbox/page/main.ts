import { readAddress, writeAddress } from './address.js';
import { el } from './dom.js';
import { type ModalLayer, modalLayer } from './modal.js';
import { drawPage, type Page } from './page.js';
import { listen, SandboxRefused } from './server.js';
import { openSession, type Session, type Where } from './session.js';

const spoken = el('p', { class: 'toast', role: 'status' });
let quiet: ReturnType<typeof setTimeout> | undefined;

function say(sentence: string): void {
  clearTimeout(quiet);
  spoken.textContent = sentence;
  quiet = setTimeout(() => {
    spoken.textContent = '';
  }, 6000);
}

let end = new AbortController();

/** Begins a session as one person; it ends when another person is chosen. */
async function start(as: string | null): Promise<void> {
  end.abort();
  end = new AbortController();
  const ended = end.signal;
  const where: Where = { channel: null, tab: 'messages', thread: null, message: null };
  let page: Page | undefined;
  let modal: ModalLayer | undefined;
  const session = await openSession(as, {
    ended,
    where,
    go(to) {
      Object.assign(where, { message: null }, to);
      writeAddress(session.user, where, true);
      page?.show();
    },
    actAs(user) {
      where.message = null;
      writeAddress(user, where, true);
      start(user).catch(complain);
    },
    say,
    shownView: () => modal?.shown() ?? null,
    showView: (view) => modal?.show(view),
    viewNotices: () => page?.viewNotices() ?? 0,
  });
  if (ended.aborted) return;
  Object.assign(where, startIn(session));
  writeAddress(session.user, where, false);
  document.documentElement.lang = session.language;
  modal = modalLayer(session);
  page = drawPage(session, modal);
  document.body.replaceChildren(page.element, ...document.querySelectorAll('dialog.modal'), spoken);
  page.show();
  const shown = page;
  let connectedBefore = false;
  listen(
    session.user,
    ended,
    (notice) => shown.onNotice(notice),
    (connected) => {
      shown.onConnection(connected);
      if (connected && connectedBefore) shown.refresh();
      connectedBefore ||= connected;
    },
  );
  const follow = () => {
    const address = readAddress();
    if (address.as && address.as !== session.user) {
      start(address.as).catch(complain);
      return;
    }
    Object.assign(where, startIn(session));
    shown.show();
  };
  addEventListener('popstate', follow, { signal: ended });
}

/** The place in the address if this person may see it, else their first channel. */
function startIn(session: Session): Where {
  const { channels } = session.workspace;
  const { channel, tab, thread, message } = readAddress();
  const found = channels.find(({ id }) => id === channel);
  const direct = channels.find(({ type }) => type === 'im');
  if (found) return { channel: found.id, tab: found.type === 'im' ? tab : 'messages', thread, message };
  if (channel === 'app' || tab === 'home')
    return { channel: direct?.id ?? null, tab, thread: null, message: null };
  const first = channels.find(({ type, archived }) => type === 'channel' && !archived);
  return first
    ? { channel: first.id, tab: 'messages', thread: null, message: null }
    : { channel: null, tab: 'home', thread: null, message: null };
}

function complain(error: unknown): void {
  console.error(error);
  document.body.replaceChildren(el('p', { class: 'alert error', role: 'alert' }, String(error)));
}

/** An address may name a person whom an earlier sandbox had; then the session begins as for a newcomer. */
function startAgain(error: unknown): Promise<void> {
  if (!(error instanceof SandboxRefused)) throw error;
  history.replaceState(null, '', location.pathname);
  return start(null);
}

start(readAddress().as).catch(startAgain).catch(complain);
