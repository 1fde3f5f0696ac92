import type { SandboxFile, SandboxMessage } from '../contract.js';
import { avatar } from './avatar.js';
import { drawBlocks } from './blocks/block.js';
import { clockTime, instantOfTs, inWords } from './dates.js';
import { el, safeUrl } from './dom.js';
import type { Drawing } from './drawing.js';
import { icon } from './icons.js';
import { keepingFocus } from './keep.js';
import { markWithin } from './marks.js';
import { forgetAllBut } from './memory.js';
import { openMenu } from './menu.js';
import { nameOf, personOf, placeKey, type Session, troubleIn } from './session.js';
import { drawMrkdwn } from './text.js';
import { keysOf } from './values.js';

export interface Standing {
  /** It follows a message of the same person, so picture and name are not repeated. */
  grouped: boolean;
  inThread: boolean;
}

/** One message with its blocks, its thread link and its actions. */
export function drawMessage(session: Session, message: SandboxMessage, standing: Standing): HTMLElement {
  const { words } = session;
  const { channel, ts } = message;
  const place = { channel, ts };
  const memory = session.memory(place);
  forgetAllBut(memory, keysOf(message.blocks));
  const drawing: Drawing = {
    session,
    place,
    memory,
    blocks: message.blocks,
    errors: {},
    redraw: () => {
      const fresh = drawBody();
      keepingFocus(
        () => article,
        () => article.querySelector('.body')?.replaceWith(fresh),
      );
      markWithin(article, memory);
    },
  };
  const drawBody = () =>
    el(
      'div',
      { class: 'body' },
      ...(message.blocks.length > 0
        ? drawBlocks(drawing, message.blocks)
        : [el('div', { class: 'text' }, ...drawMrkdwn(session, message.text))]),
    );
  const ephemeral = message.ephemeralFor !== undefined;
  const article = el(
    'article',
    {
      class: ['message', standing.grouped && 'grouped', ephemeral && 'ephemeral'].filter(Boolean).join(' '),
      'data-ts': ts,
      'data-place': placeKey(place),
      'aria-label': `${nameOf(session, message.user)}, ${clockTime(session, instantOfTs(ts))}`,
      tabindex: -1,
    },
    standing.grouped ? drawTime(session, ts) : avatar(personOf(session, message.user)),
    el(
      'div',
      { class: 'message-main' },
      !standing.grouped && drawHead(session, message),
      drawBody(),
      message.edited && el('span', { class: 'edited' }, words.edited),
      message.files.length > 0 && el('div', { class: 'attached' }, ...message.files.map(drawFile)),
      ephemeral && el('p', { class: 'only-you' }, words.onlyYou),
      message.replies > 0 && !standing.inThread && drawReplies(session, message),
    ),
    !ephemeral && drawTools(session, message, standing),
  );
  markWithin(article, memory);
  return article;
}

function drawTime(session: Session, ts: string): HTMLElement {
  const instant = instantOfTs(ts);
  const full = inWords(session, instant, { dateStyle: 'full', timeStyle: 'short' });
  return el(
    'time',
    { class: 'time', datetime: new Date(instant).toISOString(), title: full },
    clockTime(session, instant),
  );
}

function drawHead(session: Session, message: SandboxMessage): HTMLElement {
  const isBot = message.user === session.workspace.botUser;
  return el(
    'div',
    { class: 'message-head' },
    el('strong', {}, nameOf(session, message.user)),
    isBot && el('span', { class: 'badge-app' }, session.words.app),
    drawTime(session, message.ts),
  );
}

const openThread = (session: Session, message: SandboxMessage) =>
  session.go({ channel: message.channel, tab: 'messages', thread: message.threadTs ?? message.ts });

const drawReplies = (session: Session, message: SandboxMessage) =>
  el(
    'button',
    {
      type: 'button',
      class: 'replies',
      'data-focus': `replies-${message.ts}`,
      onclick: () => openThread(session, message),
    },
    icon('reply'),
    session.words.replies(message.replies),
  );

function drawTools(session: Session, message: SandboxMessage, standing: Standing): HTMLElement {
  const { words, workspace } = session;
  const run = async (callbackId: string) => {
    const { channel, ts } = message;
    const trouble = troubleIn(
      words,
      await session.act({ act: 'shortcut', callbackId, message: { channel, ts } }),
    );
    if (trouble) session.say(trouble);
  };
  const items = workspace.shortcuts
    .filter((shortcut) => shortcut.type === 'message')
    .map(({ name, description, callbackId }) => ({
      label: name,
      hint: description,
      value: callbackId,
      choose: () => run(callbackId),
    }));
  const more: HTMLButtonElement = el(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': words.moreActions,
      title: words.moreActions,
      'aria-haspopup': 'menu',
      'data-focus': `more-${message.ts}`,
      onclick: () => openMenu(more, words.moreActions, items, words.noShortcuts),
    },
    icon('more'),
  );
  const reply = el(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': words.replyInThread,
      title: words.replyInThread,
      'data-focus': `reply-${message.ts}`,
      onclick: () => openThread(session, message),
    },
    icon('reply'),
  );
  return el('div', { class: 'tools' }, !standing.inThread && reply, more);
}

function drawFile(file: SandboxFile): HTMLElement {
  const href = safeUrl(file.url);
  const link = { href, target: '_blank', rel: 'noopener noreferrer', 'data-file': file.id };
  if (file.mimetype.startsWith('image/')) {
    const picture = el('img', { class: 'picture', src: href, alt: file.altText || file.title || file.name });
    return el('a', { ...link, class: 'attached-picture' }, el('small', {}, file.title || file.name), picture);
  }
  const size = file.size < 1024 ? `${file.size} B` : `${Math.round(file.size / 1024)} KB`;
  return el(
    'a',
    { ...link, class: 'attached-file', download: file.name },
    icon('file'),
    el(
      'span',
      { class: 'menu-text' },
      el('span', {}, file.title || file.name),
      el('small', {}, `${file.name} · ${size}`),
    ),
  );
}
