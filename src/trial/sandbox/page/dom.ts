/** What an element may be given: attributes by name, and listeners as `onclick`, `oninput` … */
export type Props = Record<
  string,
  string | number | boolean | null | undefined | ((event: never) => unknown)
>;
export type Child = Node | string | null | undefined | false;

/**
 * Builds one HTML element. Text only ever becomes text nodes, so that nothing a person wrote can turn into markup.
 * `true` sets an empty attribute; `false`, `null` and `undefined` leave it out.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

/** The children without `false`, `null` and `undefined`. */
export function present(children: Child[]): (Node | string)[] {
  return children.filter((child) => child !== null && child !== undefined && child !== false);
}

let made = 0;

/** An id that no other element of this page has, for labels and descriptions. */
export function newId(prefix: string): string {
  made += 1;
  return `${prefix}-${made}`;
}

/** The address if a link may safely point to it, else null: `javascript:` and the like are refused. */
export function safeUrl(url: string): string | null {
  if (!URL.canParse(url, location.href)) return null;
  const parsed = new URL(url, location.href);
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(parsed.protocol) ? parsed.href : null;
}
