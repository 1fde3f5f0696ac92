import { createHash } from 'node:crypto';
import { isId } from '../../platform/id.js';
import { rows } from '../../platform/import-files/csv.js';
import { isDate } from '../../platform/time/day.js';

/** The facts in a book's first lines. */
export interface BookHead {
  branchId: string;
  date: string;
  number: number;
  /** The hash of the book before; empty in the first. */
  previous: string;
}

/**
 * A book as stored: `content` is the file without the byte order mark at its beginning and without its last line,
 * which holds the hash.
 */
export interface SealedBook extends BookHead {
  sealedAt: Date;
  late: boolean;
  /** Earlier days that its late additions belong to. */
  concerns: string[];
  content: string;
  hash: string;
}

/** The label in the last line; the same in all languages. */
const lastLine = 'SHA-256';
/** Cells in a row of the table; the rows of the head have fewer, which tells the two apart. */
export const tableWidth = 9;
/** The index of the cell with the day that an addition belongs to. */
export const dayCell = 8;

/** The head is within the first so many bytes. */
const longestHead = 4_000;

/**
 * The byte order mark tells spreadsheets that a CSV file is in UTF-8. It is not stored, because a database driver may
 * strip it.
 */
const mark = '\uFEFF';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * The hash of a book: SHA-256, in hexadecimal, of its file without the last line. A check in the database computes
 * the same.
 */
export const hashOf = (content: string): string => sha256(mark + content);

/** The file that people get: the content, and in the last line the hash of every byte before that line. */
export const fileOf = ({ content, hash }: Pick<SealedBook, 'content' | 'hash'>): Buffer =>
  Buffer.from(`${mark}${content}${lastLine},${hash}\r\n`, 'utf8');

/**
 * Reads a day book's file. `named` is the hash in its last line, `hash` that of its bytes; they differ where the file
 * was changed. Null where it is no day book.
 */
export function readFile(bytes: Uint8Array): { head: BookHead; named: string; hash: string } | null {
  const file = Buffer.from(bytes);
  const begins = file.lastIndexOf(`\r\n${lastLine},`);
  if (begins < 0) return null;
  const end = begins + 2;
  const named = /^SHA-256,([0-9a-f]{64})\r\n$/.exec(file.toString('latin1', end))?.[1];
  const head = headOf(file.toString('utf8', 0, Math.min(end, longestHead)).replace(mark, ''));
  return named && head ? { head, named, hash: sha256(file.subarray(0, end)) } : null;
}

/** Reads the head of a book; null where it is none. */
export function headOf(content: string): BookHead | null {
  const [title, day, number, previous] = content.split('\r\n', 4).flatMap((line) => tableRows(line));
  const [, , branchId] = title ?? [];
  const head = { branchId, date: day?.[1], number: Number(number?.[1]), previous: previous?.[1] ?? '' };
  const { date } = head;
  return isId(branchId) && date && isDate(date) && Number.isInteger(head.number)
    ? { ...head, branchId, date }
    : null;
}

/** A book's head, and the table under it; the first row of the table has the column names. */
export function partsOf(content: string): { head: string[][]; table: string[][] } {
  const all = tableRows(content);
  return {
    head: all.filter(({ length }) => length < tableWidth),
    table: all.filter(({ length }) => length === tableWidth),
  };
}

/** The rows of a book that are additions to the earlier day `date`. */
export const additionsIn = (content: string, date: string): string[][] =>
  tableRows(content).filter((cells) => cells[dayCell] === date);

/** The rows of a CSV text. @throws where it ends within quotation marks */
export function tableRows(text: string): string[][] {
  const complain = (line: number, where: string, what: string) => {
    throw new Error(`line ${line}: ${where} ${what}`);
  };
  return rows(text, complain, ',').map(({ cells }) => cells);
}
