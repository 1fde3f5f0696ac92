const focusable = 'a, button, input, textarea, [tabindex]';

/** The key that identifies an element in two drawings of the same thing. */
function nameOf(element: Element): string {
  const { actionId, option, focus } = (element as HTMLElement).dataset;
  const block = element.closest<HTMLElement>('[data-block-id]')?.dataset.blockId;
  return JSON.stringify([block, actionId, option, focus]);
}

const isField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');

/** Runs a change that draws `root` again, and restores focus and caret. */
export function keepingFocus(root: () => Element, draw: () => void): void {
  const active = document.activeElement;
  if (!active || active === document.body || !root().contains(active)) {
    draw();
    return;
  }
  const name = nameOf(active);
  const caret = isField(active) ? ([active.selectionStart, active.selectionEnd] as const) : null;
  draw();
  if (active.isConnected) return;
  const again = [...root().querySelectorAll<HTMLElement>(focusable)].find(
    (element) => nameOf(element) === name,
  );
  again?.focus({ preventScroll: true });
  if (caret && isField(again ?? null)) (again as HTMLInputElement).setSelectionRange(...caret);
}

/** An entry of a list, drawn again only when its signature changes. */
export interface Entry {
  key: string;
  signature: string;
  draw(): HTMLElement;
}

const signatures = new WeakMap<Element, string>();

/** Makes a list's children match its entries, leaving unchanged ones alone. */
export function keepInStep(list: Element, entries: readonly Entry[]): void {
  const present = new Map(
    [...list.children].map((child) => [(child as HTMLElement).dataset.entry ?? '', child]),
  );
  const wanted = new Set(entries.map(({ key }) => key));
  for (const [key, child] of present) if (!wanted.has(key)) child.remove();
  for (const [index, entry] of entries.entries()) {
    const old = present.get(entry.key);
    const there = list.children[index];
    if (old && signatures.get(old) === entry.signature) {
      if (old !== there) list.insertBefore(old, there ?? null);
      continue;
    }
    const fresh = entry.draw();
    fresh.dataset.entry = entry.key;
    signatures.set(fresh, entry.signature);
    if (old)
      keepingFocus(
        () => list,
        () => old.replaceWith(fresh),
      );
    else list.insertBefore(fresh, there ?? null);
  }
}
