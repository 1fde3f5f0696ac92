import type { Cell, Column, Sheet } from './sheet.js';

/** Characters that a spreadsheet takes for the beginning of a formula, half-width and full-width. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** The sheets as one CSV table, in UTF-8 with a byte-order mark, by which spreadsheet programs recognise it. */
export function plainTable(sheets: readonly Sheet[]): Buffer {
  // A label that several sheets share is one column.
  const labels = [...new Set(sheets.flatMap(({ columns }) => columns.map(({ label }) => label)))];
  const rows = sheets.flatMap(({ columns, rows }) =>
    rows.map((row) => {
      const given = new Map<string, string>();
      for (const [place, { label, type }] of columns.entries())
        given.set(label, textOf(row[place] ?? null, type));
      return labels.map((label) => given.get(label) ?? '');
    }),
  );
  const lines = [labels, ...rows].map((row) => row.map(quoted).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}

function textOf(value: Cell, type: Column['type']): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) {
    const iso = value.toISOString();
    return type === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  }
  return harmless(value);
}

/** Puts an apostrophe before what would be a formula, so that it stays a text. */
const harmless = (text: string) => (formula.test(text) ? `'${text}` : text);

/** A row of a CSV file. */
export const tableLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;

/** The text of a cell without an apostrophe that was put before a formula. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
