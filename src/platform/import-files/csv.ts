import { WEEKDAYS } from '../time/day.js';
import type { Complain, List, ParsedNode, Table } from './parsed.js';

interface Row {
  line: number;
  cells: string[];
}

/** A cell: quoted, with its quotes doubled inside, or plain; then what ends it. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n][^,\r\n]*|))(,|\r\n|\n|\r|$)/y;

/** The rows of a CSV file (RFC 4180); empty lines are left out. Reading ends at the first cell that is no cell. */
export function* rows(text: string, complain: Complain): Generator<Row> {
  let line = 1;
  let row: Row = { line, cells: [] };
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || row.cells.length > 0) {
    const match = CELL.exec(text);
    if (!match) {
      complain(line, `column ${row.cells.length + 1}`, 'has a quotation mark without its counterpart');
      return;
    }
    const [, quoted, plain, end] = match;
    row.cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    line += quoted?.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === ',') continue;
    if (row.cells.some((cell) => cell.trim() !== '')) yield row;
    line += 1;
    row = { line, cells: [] };
  }
}

/**
 * A branch a row: columns name, channel, timezone, language, country, mon … sun (hours), people
 * (`U1:staff|rm;U2:branch_head`) and schedule.NAME, in any order. An empty cell is nothing said.
 */
export function tellCsv(text: string, complain: Complain): List {
  const [header, ...branches] = [...rows(text, complain)];
  if (!header) {
    complain(1, 'the file', 'is empty; its first line must name the columns');
    return { line: 1, items: [] };
  }
  const columns = header.cells.map((cell) => cell.trim());
  if (columns.length === 1)
    complain(header.line, 'the first line', 'must name the columns, with commas between them');
  return {
    line: header.line,
    items: branches.map((row) => tellRow(row, columns, complain)),
  };
}

function tellRow({ line, cells }: Row, columns: readonly string[], complain: Complain): Table {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    complain(line, 'the row', `has more cells than there are columns (${columns.length})`);
  const facts: Table = { line, entries: [] };
  const hours: Table = { line, entries: [] };
  const schedules: Table = { line, entries: [] };
  columns.forEach((column, index) => {
    const said = cells[index]?.trim();
    if (!said) return;
    const words: ParsedNode = { line, text: said };
    if ((WEEKDAYS as readonly string[]).includes(column))
      hours.entries.push({ key: column, line, value: words });
    else if (column.startsWith('schedule.'))
      schedules.entries.push({ key: column.slice('schedule.'.length), line, value: words });
    else if (column === 'people') facts.entries.push({ key: column, line, value: tellPeople(said, line) });
    else facts.entries.push({ key: column, line, value: words });
  });
  facts.entries.push({ key: 'hours', line, value: hours }, { key: 'schedules', line, value: schedules });
  return facts;
}

function tellPeople(cell: string, line: number): Table {
  const people = cell.split(';').filter((person) => person.trim() !== '');
  return {
    line,
    entries: people.map((person) => {
      const [id = '', ...roles] = person.split(/[:|]/).map((part) => part.trim());
      const items = roles.filter(Boolean).map((text) => ({ line, text }));
      return { key: id, line, value: { line, items } };
    }),
  };
}
