import type { SandboxChannel } from '../contract.js';
import { avatar } from './avatar.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { keepingFocus } from './keep.js';
import { nameOf, personOf, type Session } from './session.js';

export interface ChannelList {
  element: HTMLElement;
  /** Draws the list again from the session's workspace. */
  draw(): void;
  /** On a phone the list is a drawer. */
  open(): void;
  close(): void;
}

/** The channels that a person is in and the app's direct messages, with the number of unread ones. */
export function channelList(session: Session): ChannelList {
  const { words } = session;
  const nav = el('nav', { class: 'channels', 'aria-label': words.channels });
  const shade: HTMLButtonElement = el('button', {
    type: 'button',
    class: 'shade',
    'aria-label': words.closeChannels,
    onclick: () => close(),
  });
  const element: HTMLElement = el('div', { class: 'drawer' }, nav, shade);
  const open = () => {
    element.classList.add('open');
    nav.querySelector<HTMLElement>('[aria-current], button')?.focus();
  };
  const close = (): void => element.classList.remove('open');
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  const row = (channel: SandboxChannel) => drawChannelRow(session, channel);
  const draw = () => {
    const { channels } = session.workspace;
    const direct = channels.find((channel) => channel.type === 'im');
    keepingFocus(
      () => nav,
      () =>
        nav.replaceChildren(
          el('h2', {}, session.workspace.team.name),
          el('h3', {}, words.channels),
          el('ul', {}, ...channels.filter(({ type }) => type === 'channel').map(row)),
          el('h3', {}, words.apps),
          el('ul', {}, drawAppRow(session, direct)),
        ),
    );
  };
  draw();
  return { element, draw, open, close };
}

function drawChannelRow(session: Session, channel: SandboxChannel): HTMLElement {
  const go = () => session.go({ channel: channel.id, tab: 'messages', thread: null });
  const label = [channel.name, channel.archived && ` (${session.words.archived})`];
  return drawRow(session, channel, channel.id, {
    picture: icon('hash'),
    name: label.filter(Boolean).join(''),
    go,
  });
}

/** The app's row opens its messages if some are unread, else its Home. */
function drawAppRow(session: Session, direct: SandboxChannel | undefined): HTMLElement {
  const { botUser } = session.workspace;
  const go = () =>
    session.go({
      channel: direct?.id ?? null,
      tab: direct && direct.unread > 0 ? 'messages' : 'home',
      thread: null,
    });
  const picture = avatar(personOf(session, botUser));
  return drawRow(session, direct, direct?.id ?? null, { picture, name: nameOf(session, botUser), go });
}

function drawRow(
  session: Session,
  channel: SandboxChannel | undefined,
  id: string | null,
  { picture, name, go }: { picture: Element; name: string; go: () => void },
): HTMLElement {
  const { words, where } = session;
  const unread = channel?.unread ?? 0;
  const mentions = channel?.mentions ?? 0;
  const counted = channel?.type === 'im' ? unread : mentions;
  const said = mentions > 0 ? words.mentions(mentions) : words.unread(unread);
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        class: ['channel', unread > 0 && 'unread', channel?.archived && 'archived'].filter(Boolean).join(' '),
        'data-channel': id ?? 'app',
        'data-focus': `channel-${id}`,
        'aria-current': where.channel === id ? 'page' : undefined,
        'aria-label': unread > 0 ? `${name}, ${said}` : undefined,
        onclick: go,
      },
      picture,
      el('span', { class: 'channel-name' }, name),
      counted > 0
        ? el('span', { class: 'badge', 'aria-hidden': 'true' }, String(counted))
        : unread > 0 && el('span', { class: 'dot', 'aria-hidden': 'true' }),
    ),
  );
}
