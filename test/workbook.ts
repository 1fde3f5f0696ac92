import { strFromU8, unzipSync } from 'fflate';

/** A cell as the file has it: what type it says, what it holds, and the format of its style. */
export interface ReadCell {
  type: 'text' | 'number' | 'formula';
  value: string | number;
  format: string;
}

export interface ReadSheet {
  name: string;
  /** How many rows stay in sight. */
  frozen: number;
  rows: (ReadCell | null)[][];
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];

/** Reads a workbook from its XML, with none of the code that wrote it. */
export function readWorkbook(bytes: Uint8Array): ReadSheet[] {
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const shared = all(part('xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map(([, inside = '']) =>
    unescaped(
      all(inside, /<t[^>]*>(.*?)<\/t>/gs)
        .map(([, text]) => text)
        .join(''),
    ),
  );
  const styles = part('xl/styles.xml');
  const codes = new Map(
    all(styles, /<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g).map(([, id, code]) => [
      id,
      unescaped(code ?? ''),
    ]),
  );
  const [, styled = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? [];
  const formats = all(styled, /<xf ([^>]*)>/g).map(
    ([, given = '']) => codes.get(/numFmtId="(\d+)"/.exec(given)?.[1] ?? '') ?? '',
  );
  return all(part('xl/workbook.xml'), /<sheet [^>]*name="([^"]*)"/g).map(([, name = ''], place) => {
    const sheet = part(`xl/worksheets/sheet${place + 1}.xml`);
    return {
      name: unescaped(name),
      frozen: Number(/ySplit="(\d+)"[^>]*state="frozen"/.exec(sheet)?.[1] ?? 0),
      rows: all(sheet, /<row [^>]*>(.*?)<\/row>/gs).map(([, row = '']) => {
        const cells: (ReadCell | null)[] = [];
        for (const [, given = '', inside = ''] of all(row, /<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
          const at = column(/r="([A-Z]+)/.exec(given)?.[1] ?? '');
          while (cells.length < at) cells.push(null);
          const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? '';
          const isText = /t="s"/.test(given);
          cells.push({
            type: inside.includes('<f') ? 'formula' : isText ? 'text' : 'number',
            value: isText ? (shared[Number(value)] ?? '') : Number(value),
            format: formats[Number(/ s="(\d+)"/.exec(` ${given}`)?.[1] ?? 0)] ?? '',
          });
        }
        return cells;
      }),
    };
  });
}

const column = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** A spreadsheet's day as people read it: `2026-11-16 10:00`. */
export const dayOf = (serial: number) =>
  new Date(Math.round((serial - 25_569) * 86_400) * 1000).toISOString().slice(0, 16).replace('T', ' ');

/** The rows of a comma-separated text. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of all(text, /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}
