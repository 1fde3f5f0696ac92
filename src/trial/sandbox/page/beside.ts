/**
 * Opens a box on top of the page beside its button: below it where there is room, else above. On a phone the style sheet
 * makes it a sheet at the lower edge. It closes by Escape or a press elsewhere and is then gone.
 */
export function openBeside(anchor: HTMLElement, box: HTMLElement, onClosed: () => void = () => {}): void {
  box.setAttribute('popover', 'auto');
  (anchor.closest('dialog') ?? document.body).append(box);
  anchor.setAttribute('aria-expanded', 'true');
  box.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    const hadFocus = box.contains(document.activeElement) || document.activeElement === document.body;
    anchor.setAttribute('aria-expanded', 'false');
    box.remove();
    if (hadFocus) stillThere(anchor)?.focus();
    onClosed();
  });
  box.showPopover();
  place(anchor, box);
}

/** The button itself or, where its message was drawn again, the new button in its place. */
function stillThere(anchor: HTMLElement): HTMLElement | null {
  if (anchor.isConnected) return anchor;
  const { actionId, focus } = anchor.dataset;
  if (focus) return document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`);
  return actionId ? document.querySelector<HTMLElement>(`[data-action-id="${CSS.escape(actionId)}"]`) : null;
}

const gap = 6;

function place(anchor: HTMLElement, box: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = at.bottom + gap + height <= innerHeight || at.top < height + gap;
  const left = Math.max(gap, Math.min(at.left, innerWidth - width - gap));
  const top = below ? Math.min(at.bottom + gap, innerHeight - height - gap) : at.top - gap - height;
  box.style.setProperty('--left', `${left}px`);
  box.style.setProperty('--top', `${Math.max(gap, top)}px`);
  box.style.setProperty('--anchor-width', `${at.width}px`);
}
