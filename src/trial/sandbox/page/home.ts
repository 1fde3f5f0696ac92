import type { View } from '../contract.js';
import { el } from './dom.js';
import { keepingFocus } from './keep.js';
import { markWithin } from './marks.js';
import { openHome } from './server.js';
import type { Session } from './session.js';
import { viewDrawing } from './view.js';

export interface HomeTab {
  element: HTMLElement;
  refresh(): Promise<void>;
}

/** The app's Home as this person sees it. */
export function homeTab(session: Session): HomeTab {
  const element = el('div', {
    class: 'scroller home',
    role: 'tabpanel',
    'aria-label': session.words.home,
    tabindex: 0,
  });
  let shown = '';
  const show = (view: View | null) => {
    const { hash: _, ...content } = view ?? { hash: '' };
    const signature = JSON.stringify(content);
    if (signature === shown) return;
    shown = signature;
    draw(view);
  };
  const draw = (view: View | null) => {
    if (!view) {
      element.replaceChildren(el('p', { class: 'quiet' }, session.words.homeEmpty));
      return;
    }
    const drawing = viewDrawing(session, view, {}, () => draw(view));
    const body = el(
      'div',
      { class: 'home-body', 'data-view': view.id, 'data-place': view.id },
      ...drawing.draw(),
    );
    markWithin(body, drawing.memory);
    keepingFocus(
      () => element,
      () => element.replaceChildren(body),
    );
  };
  const refresh = async () => {
    const { view } = await openHome(session.user);
    if (!session.ended.aborted) show(view);
  };
  return { element, refresh };
}
