import { composer } from './composer.js';
import { el } from './dom.js';
import { homeTab } from './home.js';
import { icon } from './icons.js';
import { type MessageList, messageList } from './messages.js';
import { channelName, channelOf, type Session } from './session.js';

/** The pane beside the list of channels: a channel, or the app's Home and messages. */
export function channelPane(session: Session, openChannels: () => void): MessageList {
  const { where, words } = session;
  const channel = channelOf(session, where.channel);
  const isApp = channel?.type !== 'channel';
  const name = channelName(session, channel);
  const menu = el(
    'button',
    { type: 'button', class: 'tool menu-button', 'aria-label': words.openChannels, onclick: openChannels },
    icon('menu'),
  );
  const members = !isApp && channel ? el('small', {}, words.members(channel.members.length)) : null;
  const head = el(
    'header',
    { class: 'pane-head' },
    menu,
    el('h1', {}, name, members),
    isApp && drawTabs(session),
  );
  const shown = drawShown(session);
  const foot =
    where.tab === 'home' || !channel
      ? null
      : channel.archived
        ? el('p', { class: 'closed' }, words.archivedNote)
        : composer(session, { channel: channel.id, thread: null }, name, () => shown.toEnd?.());
  const main = el(
    'main',
    { class: 'channel-pane', 'data-channel-pane': where.channel ?? 'app' },
    head,
    shown.element,
  );
  if (foot) main.append(foot);
  return { ...shown, element: main };
}

function drawShown(session: Session): MessageList {
  const { where, words } = session;
  if (where.tab === 'home') return homeTab(session);
  if (where.channel) return messageList(session, where.channel, null);
  const empty = el('div', { class: 'scroller' }, el('p', { class: 'quiet' }, words.noDirect));
  return { element: empty, refresh: () => Promise.resolve() };
}

function drawTabs(session: Session): HTMLElement {
  const { where, words } = session;
  const tab = (name: 'home' | 'messages') =>
    el(
      'button',
      {
        type: 'button',
        class: 'tab',
        role: 'tab',
        'data-tab': name,
        'aria-selected': String(where.tab === name),
        onclick: () => session.go({ tab: name, thread: null }),
      },
      words[name],
    );
  return el('div', { class: 'tabs', role: 'tablist' }, tab('home'), tab('messages'));
}
