import type { Cell, Column, Sheet } from './sheet.js';

/** What a spreadsheet takes for the beginning of a formula, in the widths of both scripts. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

/** The sheets as one plain table: comma-separated, in UTF-8 with a mark at its head, by which spreadsheets know it. */
export function plainTable(sheets: readonly Sheet[]): Buffer {
  // A label that two kinds share is one column.
  const labels = [...new Set(sheets.flatMap(({ columns }) => columns.map(({ label }) => label)))];
  const rows = sheets.flatMap(({ columns, rows }) =>
    rows.map((row) => {
      const given = new Map<string, string>();
      for (const [place, { label, type }] of columns.entries())
        given.set(label, said(row[place] ?? null, type));
      return labels.map((label) => given.get(label) ?? '');
    }),
  );
  const lines = [labels, ...rows].map((row) => row.map(quoted).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}

function said(value: Cell, type: Column['type']): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) {
    const iso = value.toISOString();
    return type === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
  }
  return harmless(value);
}

/** An apostrophe makes a text of what would be a formula. */
const harmless = (text: string) => (formula.test(text) ? `'${text}` : text);

/** A row of words, as it stands in a comma-separated file. */
export const tableLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(harmless(cell))).join(',')}\r\n`;

/** The words of a cell as they were, before an apostrophe kept them from being a formula. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
