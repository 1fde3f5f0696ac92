import type { SandboxMessage } from '../contract.js';
import { dayKey, dividerDay, instantOfTs } from './dates.js';
import { el } from './dom.js';
import { MINUTE } from './durations.js';
import { type Entry, keepInStep } from './keep.js';
import { drawMessage } from './message.js';
import { getConversation } from './server.js';
import { channelName, channelOf, type Session } from './session.js';

export interface MessageList {
  element: HTMLElement;
  /** Fetches the conversation and updates the list; calls during a fetch cause one further fetch after it. */
  refresh(): Promise<void>;
  /** Scrolls a message into view and highlights it for a while; does nothing if the list does not have it. */
  reveal?(ts: string): void;
  /** Scrolls to the newest message and follows later ones. */
  toEnd?(): void;
}

const groupedMs = 5 * MINUTE;
const nearBottom = 60;

/**
 * The messages of a channel or, with `thread`, of one thread. While scrolled to the newest message, it follows later
 * ones.
 */
export function messageList(session: Session, channel: string, thread: string | null): MessageList {
  const { words } = session;
  const name = channelName(session, channelOf(session, channel));
  const list = el('div', {
    class: 'message-list',
    role: 'log',
    'aria-label': thread ? words.thread : words.messagesIn(name),
  });
  const element = el(
    'div',
    { class: 'scroller', tabindex: 0, onkeydown: (event: KeyboardEvent) => step(event, list) },
    list,
  );
  let atBottom = true;
  element.addEventListener('scroll', () => {
    atBottom = element.scrollHeight - element.scrollTop - element.clientHeight < nearBottom;
  });
  const stay = new ResizeObserver(() => {
    if (atBottom) element.scrollTop = element.scrollHeight;
  });
  stay.observe(list);
  stay.observe(element);

  const show = (messages: SandboxMessage[]) => {
    const entries = entriesFor(session, messages, thread !== null);
    const start: Entry = { key: 'start', signature: name, draw: () => drawStart(session, name) };
    keepingScroll(element, atBottom, () => keepInStep(list, thread ? entries : [start, ...entries]));
  };

  let running: Promise<void> | null = null;
  let again = false;
  const fetchAll = async () => {
    do {
      again = false;
      const { messages } = await getConversation(session.user, channel, thread);
      if (!session.ended.aborted) show(messages);
    } while (again);
  };
  const refresh = () => {
    again = running !== null;
    running ??= fetchAll().finally(() => {
      running = null;
    });
    return running;
  };
  const reveal = (ts: string) => {
    const message = list.querySelector<HTMLElement>(`[data-ts="${CSS.escape(ts)}"]`);
    if (!message) return;
    atBottom = false;
    message.scrollIntoView({ block: 'center' });
    message.focus({ preventScroll: true });
    message.classList.remove('found');
    // A class that is removed and added again within one frame would not restart its animation.
    requestAnimationFrame(() => message.classList.add('found'));
  };
  const toEnd = () => {
    atBottom = true;
    element.scrollTop = element.scrollHeight;
  };
  return { element, refresh, reveal, toEnd };
}

function drawStart(session: Session, name: string): HTMLElement {
  const { words } = session;
  return el(
    'div',
    { class: 'start' },
    el('h2', {}, name),
    el('p', {}, words.beginning(name), ' ', words.beginningHint),
  );
}

function entriesFor(session: Session, messages: SandboxMessage[], inThread: boolean): Entry[] {
  const shown = inThread
    ? messages
    : messages.filter((message) => !message.ephemeralFor || !message.threadTs);
  return shown.flatMap((message, index): Entry[] => {
    const instant = instantOfTs(message.ts);
    const previous = shown[index - 1];
    const newDay = !previous || dayKey(session, instantOfTs(previous.ts)) !== dayKey(session, instant);
    const grouped =
      !newDay &&
      previous.user === message.user &&
      previous.ephemeralFor === message.ephemeralFor &&
      instant - instantOfTs(previous.ts) < groupedMs;
    const label = dividerDay(session, instant);
    const day: Entry = {
      key: `day-${dayKey(session, instant)}`,
      signature: label,
      draw: () => el('div', { class: 'day', role: 'separator', 'aria-label': label }, el('span', {}, label)),
    };
    const entry: Entry = {
      key: message.ts,
      signature: JSON.stringify([message, grouped]),
      draw: () => drawMessage(session, message, { grouped, inThread }),
    };
    return newDay ? [day, entry] : [entry];
  });
}

/** Keeps what is in view in its place when something above it changes its height. */
function keepingScroll(scroller: HTMLElement, atBottom: boolean, change: () => void): void {
  const top = scroller.getBoundingClientRect().top;
  const messages = [...scroller.querySelectorAll<HTMLElement>('[data-ts]')];
  const seen = messages.find((message) => message.getBoundingClientRect().bottom > top);
  const offset = seen?.getBoundingClientRect().top ?? 0;
  change();
  if (atBottom) {
    scroller.scrollTop = scroller.scrollHeight;
    return;
  }
  const still = seen && scroller.querySelector(`[data-ts="${seen.dataset.ts}"]`);
  if (still) scroller.scrollTop += still.getBoundingClientRect().top - offset;
}

/** Arrow keys move from message to message while one of them, or the list itself, has the focus. */
function step(event: KeyboardEvent, list: HTMLElement): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = event.target as HTMLElement;
  if (!by || !(target.dataset.ts || target === list.parentElement)) return;
  const messages = [...list.querySelectorAll<HTMLElement>('[data-ts]')];
  const at = messages.indexOf(target);
  const next = messages[at === -1 ? messages.length - 1 : at + by];
  event.preventDefault();
  next?.focus();
}
