import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { additionsIn, fileOf, hashOf, headOf, partsOf, readFile } from '../../src/day-book/rules/file.js';
import { branch } from '../scene.js';

const row = (...cells: string[]) => `${cells.join(',')}\r\n`;
const content = [
  row('Day book', 'Riverside', branch.id),
  row('Day', '2026-11-16'),
  row('Number', '3'),
  row('Hash of the book before', 'a'.repeat(64)),
  row('Register', 'Time', 'Number', 'What', 'Words', 'By', 'With', 'Status', 'Belongs to'),
  row('Incidents', '10:00', 'INC-0001', 'Logged', '"a leak,\r\nSHA-256,of water"', 'Amy', '', 'New', ''),
  row('Late additions', '11:00', 'INC-0000', 'Timeline', '客户改口', 'Amy', '', '', '2026-11-13'),
].join('');
const head = { branchId: branch.id, date: '2026-11-16', number: 3, previous: 'a'.repeat(64) };

describe('the file of a day book', () => {
  const hash = hashOf(content);
  const file = fileOf({ content, hash });

  it('names the hash of every byte before its last line, which any tool can compute', () => {
    const lines = file.toString('utf8').split('\r\n');
    const before = Buffer.from(`${lines.slice(0, -2).join('\r\n')}\r\n`);
    expect(lines.at(-2)).toBe(`SHA-256,${createHash('sha256').update(before).digest('hex')}`);
  });

  it('is read again, whatever people wrote', () => {
    expect(headOf(content)).toEqual(head);
    expect(readFile(file)).toEqual({ head, named: hash, hash });
    expect(partsOf(content).table).toHaveLength(3);
    expect(additionsIn(content, '2026-11-13').map((cells) => cells[4])).toEqual(['客户改口']);
    expect(additionsIn(content, '2026-11-16')).toEqual([]);
  });

  it('shows that a byte was changed, and is told apart from other files', () => {
    const changed = Buffer.from(file.toString('utf8').replace('a leak', 'a flood'));
    expect(readFile(changed)).toMatchObject({ named: hash });
    expect(readFile(changed)?.hash).not.toBe(hash);
    // A spreadsheet that saved it without the mark at its head.
    expect(readFile(file.subarray(3))?.hash).not.toBe(hash);
    for (const other of ['', 'SHA-256,x', `x\r\nSHA-256,${hash}\r\n`, file.toString('utf8').slice(0, -5)])
      expect(readFile(Buffer.from(other))).toBeNull();
  });
});
