import type { ModalView } from '@slack/types';
import type { Outcome, View } from '../contract.js';
import { elementsOf } from './blocks/elements.js';
import { problemsIn } from './checks.js';
import { el } from './dom.js';
import { keepingFocus } from './keep.js';
import { markWithin } from './marks.js';
import { drawFrame } from './modal-frame.js';
import { type Session, troubleIn } from './session.js';
import { plain } from './text.js';
import { valuesOf } from './values.js';
import { viewDrawing } from './view.js';

export interface ModalLayer {
  shown(): View | null;
  /** Opens, replaces, updates or closes the dialog; a view that has not changed is left alone. */
  show(view: View | null): void;
}

/** The topmost modal of a person's stack, as one dialog. */
export function modalLayer(session: Session): ModalLayer {
  const { words } = session;
  let shown: View | null = null;
  let errors: Record<string, string> = {};
  let trouble: string | null = null;
  let sending = false;
  const dialog = el('dialog', {
    class: 'modal',
    oncancel: (event: Event) => {
      event.preventDefault();
      void close();
    },
  });
  document.body.append(dialog);
  session.ended.addEventListener('abort', () => dialog.remove());

  const close = async () => {
    if (shown) await session.act({ act: 'close', view: shown.id });
  };

  /** The cross closes the whole stack; the arrow and the cancel button close only its topmost modal. */
  const closeAll = async () => {
    for (let view = shown; view; ) {
      const outcome: Outcome = await session.act({ act: 'close', view: view.id });
      view = outcome.view?.id === view.id ? null : outcome.view;
    }
  };

  const submit = async () => {
    const view = shown;
    if (!view || sending) return;
    const { blocks, memory } = viewDrawing(session, view, errors, draw);
    const values = valuesOf(blocks, memory);
    errors = problemsIn(blocks, values, words);
    trouble = null;
    if (Object.keys(errors).length === 0) {
      sending = true;
      draw();
      const outcome = await session.act({ act: 'submit', view: view.id, values });
      sending = false;
      errors = outcome.errors ?? {};
      trouble = outcome.errors ? null : troubleIn(words, outcome);
    }
    if (shown?.id !== view.id) return;
    draw();
    focusOn(dialog.querySelector('.field.wrong'));
  };

  const draw = () => {
    if (!shown) return;
    const view = shown;
    const drawing = viewDrawing(session, view, errors, draw);
    const form = drawFrame(
      session,
      view as View & ModalView,
      { sending, trouble, close, closeAll, submit },
      drawing.draw(),
    );
    const scrolled = dialog.querySelector('.modal-body')?.scrollTop ?? 0;
    markWithin(form, drawing.memory);
    keepingFocus(
      () => dialog,
      () => dialog.replaceChildren(form),
    );
    dialog.dataset.view = view.id;
    dialog.dataset.place = view.id;
    dialog.setAttribute('aria-label', plain((view as ModalView).title));
    const body = form.querySelector('.modal-body');
    if (body) body.scrollTop = scrolled;
  };

  const show = (view: View | null) => {
    const before = shown;
    shown = view;
    if (!view) {
      if (dialog.open) dialog.close();
      dialog.replaceChildren();
      return;
    }
    if (view.id !== before?.id) {
      errors = {};
      trouble = null;
      sending = false;
      dialog.replaceChildren();
    } else if (JSON.stringify(view) === JSON.stringify(before)) return;
    draw();
    if (!dialog.open) dialog.showModal();
    if (view.id !== before?.id) focusFirst(dialog, view);
  };
  return { shown: () => shown, show };
}

const fields = 'input, textarea, button.select';
const focusOn = (root: Element | null) => {
  root?.scrollIntoView({ block: 'nearest' });
  root?.querySelector<HTMLElement>(fields)?.focus();
};

/** The field the app asks for, else the first one; on a phone none, so that no keyboard covers the modal. */
function focusFirst(dialog: HTMLElement, view: View): void {
  const wanted = elementsOf(view.blocks as Parameters<typeof elementsOf>[0]).find(
    ({ element }) => 'focus_on_load' in element && element.focus_on_load,
  );
  const block = wanted && dialog.querySelector(`[data-block-id="${CSS.escape(wanted.blockId)}"]`);
  if (block) focusOn(block);
  else if (!matchMedia('(pointer: coarse)').matches) focusOn(dialog.querySelector('.block-input'));
  else dialog.querySelector<HTMLElement>('[data-focus="close"]')?.focus();
}
