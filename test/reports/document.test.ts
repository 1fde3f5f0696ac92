import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { pdfOf } from '../../src/reports/document/pdf.js';

const at = new Date('2026-12-01T02:00:00Z');
const document = {
  title: '滨江支行月报',
  remarks: ['撰写：李娜'],
  parts: [{ head: '市场动态', lines: ['Competitors pay a bonus', '對街銀行送薪轉戶禮'] }],
  at,
};

/** Every sign that the document says its glyphs stand for. */
function signsIn(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  const streams = [...raw.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)];
  const texts = streams.flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const map = texts
    .filter((text) => text.includes('beginbfrange') || text.includes('beginbfchar'))
    .join('\n');
  return [...map.matchAll(/<([0-9a-f]{4})>/gi)]
    .map(([, code = '']) => String.fromCodePoint(Number.parseInt(code, 16)))
    .join('');
}

it('is a document whose text can be searched, in Chinese too, with no font of the machine', async () => {
  const bytes = await pdfOf(document);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  const signs = signsIn(bytes);
  for (const sign of '滨江支行月报市场动态對街銀行送薪轉戶禮Competitors') expect(signs).toContain(sign);
});
