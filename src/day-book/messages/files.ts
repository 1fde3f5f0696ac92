import type { Branch } from '../../platform/directory/branch.js';
import { speak } from '../../platform/language/speak.js';
import type { Cell, Sheet } from '../../platform/workbook/sheet.js';
import { asWritten, tableLine } from '../../platform/workbook/table.js';
import { fileName, workbook } from '../../platform/workbook/workbook.js';
import { sheetName } from '../../records/module.js';
import {
  additionsIn,
  dayCell,
  fileOf,
  partsOf,
  type SealedBook,
  tableRows,
  tableWidth,
} from '../rules/file.js';

/** What is sent to somebody who asks for the book of a day. */
export interface BookAsked {
  book: SealedBook;
  branch: Branch;
  /** Later books that hold additions to it, the oldest first. */
  later: readonly SealedBook[];
  /** CSV rows with additions to it from days that are not sealed yet. */
  unsealed: { date: string; rows: string }[];
}

/** An addition to a day: the row, the day on which it was added, and that day's book. */
interface Addition {
  cells: string[];
  on: string;
  book: string;
}

/**
 * The files: the book as CSV, byte for byte as it was sealed; the same as a workbook; and, where there are any, later
 * additions in a CSV file of their own.
 */
export async function bookFiles(
  asked: BookAsked,
): Promise<{ files: { name: string; bytes: Uint8Array }[]; additions: number }> {
  const { book, branch } = asked;
  const { t } = speak(branch.language);
  const added = additionsTo(asked);
  const name = fileName(`${branch.name} ${book.date}`);
  return {
    additions: added.length,
    files: [
      { name: `${name}.csv`, bytes: fileOf(book) },
      { name: `${name}.xlsx`, bytes: await workbook(sheetsOf(asked, added)) },
      ...(added.length > 0
        ? [{ name: `${name} ${t('daybook.added.title')}.csv`, bytes: additionsFile(asked, added) }]
        : []),
    ],
  };
}

function additionsTo({ book, branch, later, unsealed }: BookAsked): Addition[] {
  const { t } = speak(branch.language);
  return [
    ...later.flatMap(({ content, date, hash }) =>
      additionsIn(content, book.date).map((cells) => ({ cells, on: date, book: hash })),
    ),
    ...unsealed.flatMap(({ date, rows: text }) =>
      tableRows(text).map((cells) => ({ cells, on: date, book: t('daybook.added.unsealed') })),
    ),
  ];
}

function additionsFile({ book, branch }: BookAsked, added: readonly Addition[]): Buffer {
  const { t } = speak(branch.language);
  const lines = [
    [t('daybook.added.file'), branch.name, book.date],
    [t('daybook.added.book'), book.hash],
    additionHead(book, branch),
    ...added.map(({ cells, on, book: hash }) => [on, hash, ...cells.map(asWritten)]),
  ];
  return Buffer.from(`\uFEFF${lines.map(tableLine).join('')}`, 'utf8');
}

const additionHead = (book: SealedBook, branch: Branch): string[] => {
  const { t } = speak(branch.language);
  return [t('daybook.added.on'), t('daybook.added.book'), ...(partsOf(book.content).table[0] ?? [])];
};

/** The workbook's sheets: the head of the book, one for each register, and later additions. */
function sheetsOf({ book, branch }: BookAsked, added: readonly Addition[]): Sheet[] {
  const { t } = speak(branch.language);
  const taken = new Set<string>();
  const sheet = (
    wanted: string,
    labels: readonly string[],
    lines: readonly (readonly string[])[],
  ): Sheet => ({
    name: sheetName(wanted, taken),
    columns: labels.map((label) => ({ label, type: 'text' })),
    rows: lines.map((cells) => cells.map((cell): Cell => asWritten(cell) || null)),
  });
  const { head, table } = partsOf(book.content);
  const [title = [], ...facts] = head.map(wide);
  const [labels = [], ...lines] = table;
  const registers = new Map<string, string[][]>();
  for (const cells of lines) {
    const [register = ''] = cells;
    const there = registers.get(register);
    if (there) there.push(cells);
    else registers.set(register, [cells]);
  }
  return [
    sheet(t('daybook.title'), title, [...facts, wide([t('daybook.head.hash'), book.hash])]),
    ...[...registers].map(([register, cells]) => {
      // The last column, the day that an addition belongs to, is left out where it is empty in all rows.
      const width = cells.some((one) => one[dayCell]) ? tableWidth : dayCell;
      return sheet(
        register,
        labels.slice(1, width),
        cells.map((one) => one.slice(1, width)),
      );
    }),
    ...(added.length > 0
      ? [
          sheet(
            t('daybook.added.title'),
            additionHead(book, branch),
            added.map(({ cells, on, book: hash }) => [on, hash, ...cells]),
          ),
        ]
      : []),
  ];
}

const wide = (cells: readonly string[]) => [0, 1, 2].map((place) => cells[place] ?? '');
