import type { Notice } from '../contract.js';
import { channelPane } from './channel.js';
import { channelList } from './channels.js';
import { clockBar } from './clock.js';
import { el } from './dom.js';
import { weather } from './faults.js';
import { icon } from './icons.js';
import { messageOf } from './links.js';
import type { MessageList } from './messages.js';
import type { ModalLayer } from './modal.js';
import { peopleSwitch } from './people.js';
import { getWorkspace } from './server.js';
import { channelName, channelOf, failureIn, type Session, type Where } from './session.js';
import { threadPane } from './thread.js';

const clockMs = 20_000;

export interface Page {
  element: HTMLElement;
  /** Shows the place in the session's `where`. */
  show(): void;
  /** Fetches everything that is shown again. */
  refresh(): void;
  onNotice(notice: Notice): void;
  onConnection(connected: boolean): void;
  viewNotices(): number;
}

/** The whole page of one session: the bar, the channels, what is open, the thread. */
export function drawPage(session: Session, modal: ModalLayer): Page {
  const { words } = session;
  const clock = clockBar(session);
  const channels = channelList(session);
  const offline = el('p', { class: 'offline', role: 'alert', hidden: true }, words.reconnecting);
  const middle = el('div', { class: 'slot' });
  const side = el('div', { class: 'slot' });
  const body = el('div', { class: 'panes' }, channels.element, middle, side);
  const element = el(
    'div',
    { class: 'page' },
    el(
      'header',
      { class: 'bar' },
      el('span', { class: 'brand' }, icon('arch'), el('span', {}, words.product)),
      clock.element,
      weather(session),
      peopleSwitch(session),
    ),
    offline,
    body,
  );
  let open: MessageList | null = null;
  let thread: MessageList | null = null;
  let shown: Where = { channel: null, tab: 'messages', thread: null, message: null };
  let viewNotices = 0;

  const show = () => {
    const before = shown;
    shown = { ...session.where };
    const { channel, tab, thread: ts, message } = shown;
    const sameChannel = open !== null && before.channel === channel && before.tab === tab;
    if (!sameChannel) {
      open = channelPane(session, channels.open);
      middle.replaceChildren(open.element);
    }
    if (!sameChannel || message) fetchAndReveal(message);
    if (!sameChannel || before.thread !== ts) {
      thread = ts && channel ? threadPane(session, channel, ts) : null;
      side.replaceChildren(...(thread ? [thread.element] : []));
      thread?.refresh().catch(complain);
      body.classList.toggle('with-thread', thread !== null);
      focusAfter(before.thread, thread);
    }
    document.title = `${channelName(session, channelOf(session, channel))} · ${words.product}`;
    channels.close();
    channels.draw();
    void read();
  };

  const fetchAndReveal = (message: string | null) => {
    const list = open;
    const reveal = () => (message && open === list ? list?.reveal?.(message) : undefined);
    list?.refresh().then(reveal).catch(complain);
  };

  /** A link to a message leads there within the page, as the same person. */
  element.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href]');
    const to = link && messageOf(link.href);
    if (!to || event.ctrlKey || event.metaKey || event.shiftKey || !channelOf(session, to.channel)) return;
    event.preventDefault();
    session.go({ channel: to.channel, tab: 'messages', thread: null, message: to.ts });
  });

  /** Moves the focus into a thread when it opens, and back to where it was when it closes. */
  const focusAfter = (before: string | null, opened: MessageList | null) => {
    const beginning = opened?.element.querySelector<HTMLElement>('textarea');
    const source = before && middle.querySelector<HTMLElement>(`[data-focus="replies-${before}"]`);
    if (beginning && !matchMedia('(pointer: coarse)').matches) beginning.focus({ preventScroll: true });
    else if (source) source.focus({ preventScroll: true });
  };

  const complain = (error: unknown) => {
    console.error(error);
    session.say(failureIn(words, error));
  };

  const read = async () => {
    const { channel, tab } = session.where;
    const found = channelOf(session, channel);
    if (!channel || tab !== 'messages' || !found || (found.unread === 0 && found.mentions === 0)) return;
    found.unread = 0;
    found.mentions = 0;
    channels.draw();
    await session.act({ act: 'read', channel });
  };

  const refreshWorkspace = async () => {
    const { now } = session.workspace;
    session.workspace = await getWorkspace(session.user);
    if (now !== session.workspace.now) clock.draw();
    channels.draw();
    await read();
  };

  let counting: ReturnType<typeof setTimeout> | undefined;
  /** Unread counts are fetched after a short delay, so that a burst of messages causes one request. */
  const recount = () => {
    clearTimeout(counting);
    counting = setTimeout(() => {
      if (!session.ended.aborted) refreshWorkspace().catch(complain);
    }, 120);
  };

  // The workspace's clock may run by itself, without notices.
  const ticking = setInterval(recount, clockMs);
  session.ended.addEventListener('abort', () => clearInterval(ticking));

  return {
    element,
    show,
    refresh() {
      for (const fetched of [refreshWorkspace(), open?.refresh(), thread?.refresh()])
        fetched?.catch(complain);
    },
    onNotice(notice) {
      const { where } = session;
      switch (notice.type) {
        case 'message':
          recount();
          if (notice.channel !== where.channel || where.tab !== 'messages') break;
          open?.refresh().catch(complain);
          if (where.thread && [notice.ts, notice.threadTs].includes(where.thread))
            thread?.refresh().catch(complain);
          break;
        case 'channels':
          recount();
          break;
        case 'view':
          viewNotices += 1;
          modal.show(notice.view);
          break;
        case 'home':
          if (where.tab === 'home') open?.refresh().catch(complain);
          break;
        case 'clock':
          session.workspace.now = notice.now;
          clock.draw();
      }
    },
    viewNotices: () => viewNotices,
    onConnection(connected) {
      offline.hidden = connected;
    },
  };
}
