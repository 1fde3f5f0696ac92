import type { ModalView } from '@slack/types';
import type { View } from '../contract.js';
import { avatar } from './avatar.js';
import { el } from './dom.js';
import { icon } from './icons.js';
import { personOf, type Session } from './session.js';
import { plain } from './text.js';

/** The state of a modal's frame and the callbacks of its buttons. */
export interface Frame {
  sending: boolean;
  trouble: string | null;
  close(): void;
  closeAll(): void;
  submit(): void;
}

/** The header, body and footer of a modal around its blocks. */
export function drawFrame(
  session: Session,
  view: View & ModalView,
  frame: Frame,
  blocks: HTMLElement[],
): HTMLElement {
  const { words, workspace } = session;
  const stacked = view.previous_view_id !== null;
  return el(
    'form',
    {
      class: 'modal-form',
      novalidate: true,
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        frame.submit();
      },
    },
    el(
      'header',
      { class: 'modal-head' },
      stacked
        ? el(
            'button',
            {
              type: 'button',
              class: 'tool',
              'aria-label': words.back,
              'data-back': true,
              onclick: frame.close,
            },
            icon('back'),
          )
        : avatar(personOf(session, workspace.botUser)),
      el('h2', {}, plain(view.title)),
      el(
        'button',
        {
          type: 'button',
          class: 'tool',
          'aria-label': words.close,
          'data-focus': 'close',
          onclick: frame.closeAll,
        },
        icon('close'),
      ),
    ),
    el(
      'div',
      { class: 'modal-body' },
      frame.trouble && el('p', { class: 'alert error', role: 'alert' }, icon('warning'), frame.trouble),
      ...blocks,
    ),
    el(
      'footer',
      { class: 'modal-foot' },
      el(
        'button',
        { type: 'button', class: 'button', 'data-focus': 'cancel', onclick: frame.close },
        plain(view.close) || words.cancel,
      ),
      view.submit &&
        el(
          'button',
          {
            type: 'submit',
            class: 'button primary',
            'data-focus': 'submit',
            'aria-busy': frame.sending ? 'true' : undefined,
          },
          plain(view.submit),
        ),
    ),
  );
}
