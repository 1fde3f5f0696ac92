import type { Cell as Written } from 'write-excel-file/node';
import type { Cell, Column, Sheet } from './sheet.js';

const formats: Record<Column['type'], string> = {
  // Stays text even after the cell is edited, so that what begins like a formula never becomes one.
  text: '@',
  count: '0',
  amount: '#,##0.00',
  hours: '0.0',
  share: '0%',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
};

const widths: Record<Column['type'], number> = {
  text: 18,
  count: 10,
  amount: 14,
  hours: 10,
  share: 10,
  day: 12,
  moment: 17,
};

/** An XLSX workbook of the sheets, with frozen header rows and typed cells. */
export async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  // Takes a tenth of a second to load, and most processes that start write no workbook.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile(
    sheets.map(({ name, columns, rows, units }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ type, label, width = widths[type] }) => ({
        width: Math.max(width, Math.min(label.length + 2, 40)),
      })),
      data: [
        columns.map(({ label }): Written => ({ value: label, type: String, fontWeight: 'bold' })),
        ...rows.map((row, line) =>
          row.map((cell, place) => {
            const { type = 'text' } = columns[place] ?? {};
            return written(cell, (typeof cell === 'number' && units?.[line]) || type);
          }),
        ),
      ],
    })),
  ).toBuffer();
}

function written(value: Cell, type: Column['type']): Written {
  if (value === null || value === '') return null;
  const format = formats[type];
  if (typeof value === 'number') return { value, type: Number, format };
  if (value instanceof Date) return { value, type: Date, format };
  return { value, type: String, format };
}

/** Replaces characters that some operating system does not allow in file names. */
export const fileName = (wanted: string): string => wanted.replace(/[\\/:*?"<>|]/g, ' ');
