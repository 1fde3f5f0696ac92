import { palette } from './palette.js';
import { size } from './picture.js';

/** Text at a position of the picture, cut to the available width. */
export function words(
  text: string,
  at: {
    x: number;
    y: number;
    size: number;
    color?: string;
    width?: number;
    align?: 'left' | 'center' | 'right';
  },
) {
  return {
    type: 'text',
    silent: true,
    x: at.x,
    y: at.y,
    style: {
      text,
      fontSize: at.size,
      fontFamily: 'Noto Sans SC',
      fill: at.color ?? palette.ink,
      textAlign: at.align ?? 'left',
      verticalAlign: 'top',
      ...(at.width ? { width: at.width, overflow: 'truncate', ellipsis: '…' } : {}),
    },
  };
}

/** The picture's title, with remarks below it. */
export const headOf = (title: string, remarks: readonly string[]) => [
  words(title, { x: 48, y: 34, size: 42, width: size.width - 96 }),
  words(remarks.join(' · '), { x: 48, y: 98, size: 27, color: palette.quiet, width: size.width - 96 }),
  {
    type: 'rect',
    silent: true,
    shape: { x: 0, y: 0, width: size.width, height: 8 },
    style: { fill: palette.now },
  },
];
