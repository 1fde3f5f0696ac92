import { composer } from './composer.js';
import { el, newId } from './dom.js';
import { icon } from './icons.js';
import { type MessageList, messageList } from './messages.js';
import { channelName, channelOf, type Session } from './session.js';

/** The pane beside a channel that shows one message and its replies. */
export function threadPane(session: Session, channel: string, thread: string): MessageList {
  const { words } = session;
  const found = channelOf(session, channel);
  const name = channelName(session, found);
  const list = messageList(session, channel, thread);
  const titleId = newId('thread');
  const close = () => session.go({ thread: null });
  const element = el(
    'aside',
    {
      class: 'thread',
      'aria-labelledby': titleId,
      'data-thread': thread,
      onkeydown: (event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) close();
      },
    },
    el(
      'header',
      { class: 'pane-head' },
      el(
        'button',
        { type: 'button', class: 'tool close-thread', 'aria-label': words.closeThread, onclick: close },
        icon('back'),
        icon('close'),
      ),
      el('h2', { id: titleId }, words.thread, el('small', {}, name)),
    ),
    list.element,
    found?.archived
      ? el('p', { class: 'closed' }, words.archivedNote)
      : composer(session, { channel, thread }, name, () => list.toEnd?.()),
  );
  return { element, refresh: list.refresh };
}
