import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The signs that a font has, read from its `cmap` (format 12) with none of the code that draws. */
export function signsOf(path: string): { has(sign: string): boolean } {
  const font = readFileSync(createRequire(import.meta.url).resolve(path));
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, place) => 12 + place * 16);
  const table = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (table === undefined) throw new Error('the font has no cmap');
  const cmap = font.readUInt32BE(table + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, place) => cmap + font.readUInt32BE(cmap + 4 + place * 8 + 4),
  );
  const at = subtables.find((offset) => font.readUInt16BE(offset) === 12);
  if (at === undefined) throw new Error('the font has no table of all signs');
  const spans = Array.from({ length: font.readUInt32BE(at + 12) }, (_, place) => {
    const span = at + 16 + place * 12;
    return [font.readUInt32BE(span), font.readUInt32BE(span + 4)] as const;
  });
  return {
    has(sign) {
      const code = sign.codePointAt(0) ?? 0;
      return spans.some(([first, last]) => first <= code && code <= last);
    },
  };
}
