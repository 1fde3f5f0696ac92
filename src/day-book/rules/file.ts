import { createHash } from 'node:crypto';
import { isId } from '../../platform/id.js';
import { rows } from '../../platform/import-files/csv.js';
import { isDate } from '../../platform/time/day.js';

/** What a book says of itself, in its first lines. */
export interface BookHead {
  branchId: string;
  date: string;
  number: number;
  /** The hash of the book before; empty in the first. */
  previous: string;
}

/** A book as the database keeps it: `content` is the file but for the mark at its head and its last line. */
export interface SealedBook extends BookHead {
  sealedAt: Date;
  late: boolean;
  /** Earlier days that its late additions belong to. */
  concerns: string[];
  content: string;
  hash: string;
}

/** The name of the last line's hash; the same in all languages, so that a file is the same whenever it is asked for. */
const lastLine = 'SHA-256';
/** Rows of the table have so many cells; those of the head above it have fewer. */
export const tableWidth = 9;
/** The cell that names the day that a late addition belongs to. */
export const dayCell = 8;

/** The first lines are within so many bytes. */
const longestHead = 4_000;

/** By this spreadsheets know that a plain table is in UTF-8. A driver may take it off, so it is not kept. */
const mark = '\uFEFF';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The hash of a book: SHA-256, in hexadecimal, over the bytes of its file before the last line. The database computes the same. */
export const hashOf = (content: string): string => sha256(mark + content);

/** The file that people get: the words, and in the last line the hash of every byte before that line. */
export const fileOf = ({ content, hash }: Pick<SealedBook, 'content' | 'hash'>): Buffer =>
  Buffer.from(`${mark}${content}${lastLine},${hash}\r\n`, 'utf8');

/** A file that somebody holds: the hash it names, and the one that its bytes have. Null where it is no day book. */
export function readFile(bytes: Uint8Array): { head: BookHead; named: string; hash: string } | null {
  const file = Buffer.from(bytes);
  const begins = file.lastIndexOf(`\r\n${lastLine},`);
  if (begins < 0) return null;
  const end = begins + 2;
  const named = /^SHA-256,([0-9a-f]{64})\r\n$/.exec(file.toString('latin1', end))?.[1];
  const head = headOf(file.toString('utf8', 0, Math.min(end, longestHead)).replace(mark, ''));
  return named && head ? { head, named, hash: sha256(file.subarray(0, end)) } : null;
}

/** The first lines of a book; null where they are not those of one. */
export function headOf(content: string): BookHead | null {
  const [title, day, number, previous] = content.split('\r\n', 4).flatMap((line) => tableRows(line));
  const [, , branchId] = title ?? [];
  const head = { branchId, date: day?.[1], number: Number(number?.[1]), previous: previous?.[1] ?? '' };
  const { date } = head;
  return isId(branchId) && date && isDate(date) && Number.isInteger(head.number)
    ? { ...head, branchId, date }
    : null;
}

/** A book's first lines, and the table under them with its own head first. */
export function partsOf(content: string): { head: string[][]; table: string[][] } {
  const all = tableRows(content);
  return {
    head: all.filter(({ length }) => length < tableWidth),
    table: all.filter(({ length }) => length === tableWidth),
  };
}

/** The rows of a book that were added on its day about `date`. */
export const additionsIn = (content: string, date: string): string[][] =>
  tableRows(content).filter((cells) => cells[dayCell] === date);

/** The rows of a comma-separated text. @throws where it ends within quotation marks */
export function tableRows(text: string): string[][] {
  const complain = (line: number, where: string, what: string) => {
    throw new Error(`line ${line}: ${where} ${what}`);
  };
  return rows(text, complain, ',').map(({ cells }) => cells);
}
