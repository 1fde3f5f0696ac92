import { CsvError, parse } from 'csv-parse/sync';
import { WEEKDAYS } from '../time/day.js';
import type { Complain, List, ParsedNode, Table } from './parsed.js';

export interface Row {
  /** The line on which it begins, counted from 1. */
  line: number;
  cells: string[];
}

export type Separator = ',' | ';' | '\t';

/** A spreadsheet program may name the separator in a first line of its own: `sep=;`. */
const SAYS_SEPARATOR = /^sep=([,;\t])\r?\n/i;

/**
 * The separator that occurs most often in the first line outside quotation marks. Spreadsheets of many countries
 * write semicolons.
 */
function separatorOf(text: string): Separator {
  const [first = ''] = text.trimStart().split(/\r|\n/, 1);
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (sign: Separator) => bare.split(sign).length - 1;
  const [most] = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a));
  return most ?? ',';
}

/**
 * The rows of a CSV file; empty lines are left out. Reading ends at the first cell that is malformed, with a
 * complaint.
 * @param separator of a table that Lobby wrote itself, whose lines end in `\r\n`; absent: found in the first line
 */
export function rows(text: string, complain: Complain, separator?: Separator): Row[] {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const said = separator ? null : SAYS_SEPARATOR.exec(plain);
  const read: Row[] = [];
  let line = said ? 2 : 1;
  // Counted here, since the library counts `\r\n` inside quotation marks twice.
  const take = (cells: string[]) => {
    read.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    return null;
  };
  try {
    parse(plain, {
      delimiter: separator ?? said?.[1] ?? separatorOf(plain),
      from_line: line,
      // With a single delimiter to look for, parsing takes half the time.
      record_delimiter: separator ? ['\r\n'] : ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: take,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    complain(line, columnOf(error), whatIsWrong(error));
  }
  return read.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

const columnOf = ({ column }: CsvError): string =>
  typeof column === 'number' ? `column ${column + 1}` : 'the row';

function whatIsWrong({ code }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'has a quotation mark without its counterpart';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'has a quotation mark within its words: put the whole cell into quotation marks, and write each of its own twice';
    default:
      return 'cannot be read as a row of cells';
  }
}

/**
 * One branch per row: columns name, channel, timezone, language, country, mon … sun (hours), work.before (and after,
 * early), people (`U1:staff|rm;U2:branch_head`) and schedule.NAME, in any order. An empty cell counts as absent.
 */
export function tellCsv(text: string, complain: Complain): List {
  const [header, ...branches] = rows(text, complain);
  if (!header) {
    complain(1, 'the file', 'is empty; its first line must name the columns');
    return { line: 1, items: [] };
  }
  const columns = header.cells.map((cell) => cell.trim());
  if (columns.length === 1)
    complain(
      header.line,
      'the first line',
      'must name the columns, with commas, semicolons or tabs between them',
    );
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
  const work: Table = { line, entries: [] };
  const schedules: Table = { line, entries: [] };
  columns.forEach((column, index) => {
    const said = cells[index]?.trim();
    if (!said) return;
    const words: ParsedNode = { line, text: said };
    if ((WEEKDAYS as readonly string[]).includes(column))
      hours.entries.push({ key: column, line, value: words });
    else if (column.startsWith('work.'))
      work.entries.push({ key: column.slice('work.'.length), line, value: words });
    else if (column.startsWith('schedule.'))
      schedules.entries.push({ key: column.slice('schedule.'.length), line, value: words });
    else if (column === 'people') facts.entries.push({ key: column, line, value: tellPeople(said, line) });
    else facts.entries.push({ key: column, line, value: words });
  });
  facts.entries.push({ key: 'hours', line, value: hours }, { key: 'schedules', line, value: schedules });
  if (work.entries.length > 0) facts.entries.push({ key: 'work', line, value: work });
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
