/** Line drawings on a 20 × 20 field, one path each. */
const paths = {
  arch: 'M5 16V9a5 5 0 0 1 10 0v7M3.5 16h13M10 16v-6',
  back: 'M12.5 4.5 7 10l5.5 5.5',
  bolt: 'M11 2.5 4.5 11.5H10L9 17.5l6.5-9H10z',
  chevron: 'm5.5 8 4.5 4.5L14.5 8',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15M10 6v4.3l2.8 1.7',
  close: 'm5 5 10 10M15 5 5 15',
  cloud: 'M6 15.5a3.5 3.5 0 0 1-.3-7 4.5 4.5 0 0 1 8.7 1.2A3 3 0 0 1 14 15.5z',
  file: 'M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11.5 2.5V6H15',
  hash: 'M8 3 6.5 17M13.5 3 12 17M3.5 7.5h14M2.5 12.5h14',
  menu: 'M3.5 5.5h13M3.5 10h13M3.5 14.5h13',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  reply: 'M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z',
  send: 'M3.5 10 17 3.5l-4 13.5-3-5.5zM10 11.5l3-3',
  warning: 'M10 3 2.5 16.5h15zM10 8v4M10 14.3h.01',
} as const;

export type Icon = keyof typeof paths;

/** An icon hidden from screen readers; the control around it has the accessible name. */
export function icon(name: Icon): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
