import type {
  DataTableBlock,
  RawNumberElement,
  RawTextElement,
  RichTextBlock,
  TableBlock,
} from '@slack/types';
import { el } from '../dom.js';
import type { Session } from '../session.js';
import { drawRichText } from './rich-text.js';

type Cell = RichTextBlock | RawTextElement | RawNumberElement;

const inCell = (session: Session, cell: Cell): Node[] =>
  cell.type === 'rich_text' ? drawRichText(session, cell) : [new Text(cell.text)];

/** A table whose first row is the header. */
export function drawTable(session: Session, block: TableBlock): HTMLElement {
  const rows = block.rows.map((row, index) =>
    drawRow(session, row, index === 0, (column) => block.column_settings?.[column]?.align ?? 'left'),
  );
  return el('div', { class: 'table', tabindex: 0 }, el('table', {}, ...rows));
}

export function drawDataTable(session: Session, block: DataTableBlock): HTMLElement {
  const rows = block.rows.map((row, index) =>
    drawRow(session, row, index === 0, (column) => (row[column]?.type === 'raw_number' ? 'right' : 'left')),
  );
  return el(
    'div',
    { class: 'table', tabindex: 0 },
    el('table', {}, el('caption', {}, block.caption), ...rows),
  );
}

function drawRow(
  session: Session,
  row: Cell[],
  head: boolean,
  align: (column: number) => string,
): HTMLElement {
  const cells = row.map((cell, column) =>
    el(
      head ? 'th' : 'td',
      { class: `align-${align(column)}`, scope: head ? 'col' : undefined },
      ...inCell(session, cell),
    ),
  );
  return el('tr', {}, ...cells);
}
