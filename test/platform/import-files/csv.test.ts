import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { rows, type Separator } from '../../../src/platform/import-files/csv.js';
import { decoded } from '../../../src/platform/import-files/decode.js';

function read(text: string, separator?: Separator) {
  const faults: string[] = [];
  const found = rows(text, (line, where, message) => faults.push(`${line} ${where} ${message}`), separator);
  return { rows: found.map(({ line, cells }) => [line, ...cells]), faults };
}

describe('a table in plain text', () => {
  test.each([
    ['commas', 'a,b\n1,"x, y"\n'],
    ['semicolons', 'a;b\r\n1;x, y\r\n'],
    ['tabs', 'a\tb\r1\tx, y'],
    ['a mark at its head', '\uFEFFa;b\n1;"x, y"'],
  ])('is read with %s', (_, text) => {
    expect(read(text)).toEqual({
      rows: [
        [1, 'a', 'b'],
        [2, '1', 'x, y'],
      ],
      faults: [],
    });
  });
  it('may name its separator in its first line', () => {
    expect(read('sep=;\r\na,b;c\r\n1;2\r\n').rows).toEqual([
      [2, 'a,b', 'c'],
      [3, '1', '2'],
    ]);
  });
  it('has each row on the line that it begins on, whatever the rows before it hold', () => {
    expect(read('a,b\r\n"x\r\ny","p\nq"\r\n\r\n,\r\n3,4').rows).toEqual([
      [1, 'a', 'b'],
      [2, 'x\r\ny', 'p\nq'],
      [7, '3', '4'],
    ]);
  });
  test.each([
    ['a,b\n1,2\n"x"y,1', /^3 column 1 has a quotation mark within its words/],
    ['a,b\n\n1,"x\n2,3', /^3 column 2 has a quotation mark without its counterpart/],
    ['a,b\n1,x "y" z', /^2 column 2 has a quotation mark within its words/],
  ])('tells on which line it cannot be read: %j', (text, fault) => {
    expect(read(text).faults).toEqual([expect.stringMatching(fault)]);
  });
  it('gives back whatever cells were written', () => {
    const cell = fc.string({ unit: 'binary', maxLength: 12 }).filter((one) => one.trim() !== '');
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom<Separator>(',', ';', '\t'), (cells, separator) => {
        const text = cells
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(separator))
          .join('\r\n');
        expect(rows(text, fault, separator).map((row) => row.cells)).toEqual(cells);
      }),
    );
  });
});

const fault = (line: number, where: string, message: string): never => {
  throw new Error(`${line} ${where} ${message}`);
};

describe('the bytes of a file', () => {
  const words = '网点,電話\r\n';
  it('are recognised as UTF-8 or UTF-16', () => {
    const little = Buffer.from(words, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(decoded(Buffer.from(words))).toBe(words);
    expect(decoded(Buffer.from(`\uFEFF${words}`))).toBe(words);
    expect(decoded(little)).toBe(words);
    expect(decoded(big)).toBe(words);
    expect(decoded(Buffer.concat([Buffer.from([0xff, 0xfe]), little]), 'big5')).toBe(words);
    expect(decoded(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))).toBe(words);
  });
  it('are read as GB18030 or Big5 where somebody says so, and never guessed', () => {
    // 网点 and 網點
    const mainland = Buffer.from([0xcd, 0xf8, 0xb5, 0xe3]);
    const taiwan = Buffer.from([0xba, 0xf4, 0xc2, 0x49]);
    expect(decoded(mainland)).toBeNull();
    expect(decoded(taiwan)).toBeNull();
    expect(decoded(mainland, 'gb18030')).toBe('网点');
    expect(decoded(taiwan, 'big5')).toBe('網點');
    expect(decoded(Buffer.from([0xff]), 'big5')).toBeNull();
  });
});
