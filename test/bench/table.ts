import { type Figure, isMet, short } from './figure.js';

const verdict = (figure: Figure): string => ({ true: 'met', false: 'MISSED', null: '' })[`${isMet(figure)}`];

const bar = ({ bar, direction }: Figure): string =>
  bar === null ? '' : `${direction === 'more' ? '≥' : '≤'} ${bar}`;

/** The figures for people to read. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'database', 'value', 'bar', '', ''],
    ...figures.map((figure) => [
      figure.name,
      figure.database,
      `${short(figure.value)}${figure.unit === 'ratio' ? '' : ` ${figure.unit}`}`,
      bar(figure),
      verdict(figure),
      figure.beside,
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The figures for programs to read. */
export const json = (figures: readonly Figure[]): string =>
  `${JSON.stringify(
    figures.map(({ name, value, unit, bar, direction, database }) => ({
      name,
      value,
      unit,
      bar,
      direction,
      database,
    })),
    null,
    2,
  )}\n`;
