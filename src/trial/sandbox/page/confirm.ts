import type { ConfirmationDialog } from '@slack/types';
import { el, newId } from './dom.js';
import type { Session } from './session.js';
import { drawText, plain } from './text.js';

/** Shows the dialog of an element's `confirm`; resolves to whether the person confirmed. */
export function confirmed(session: Session, asked: ConfirmationDialog): Promise<boolean> {
  const { words } = session;
  const titleId = newId('confirm');
  const textId = newId('confirm');
  const danger = asked.style === 'danger';
  const dialog: HTMLDialogElement = el(
    'dialog',
    { class: 'confirm', 'aria-labelledby': titleId, 'aria-describedby': textId },
    el('h2', { id: titleId }, plain(asked.title) || words.areYouSure),
    el('p', { id: textId }, ...drawText(session, asked.text)),
    el(
      'footer',
      {},
      el(
        'button',
        { type: 'button', class: 'button', onclick: () => dialog.close('no') },
        plain(asked.deny) || words.cancel,
      ),
      el(
        'button',
        {
          type: 'button',
          class: danger ? 'button danger' : 'button primary',
          'data-confirm': true,
          autofocus: true,
          onclick: () => dialog.close('yes'),
        },
        plain(asked.confirm) || words.yes,
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
