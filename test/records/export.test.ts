import { describe, expect, it } from 'vitest';
import { languages } from '../../src/platform/directory/branch.js';
import { speak } from '../../src/platform/language/speak.js';
import { plainTable } from '../../src/platform/workbook/table.js';
import { kinds } from '../../src/records/kinds/index.js';
import { columnsOf } from '../../src/records/messages/export/columns.js';
import { sheetsOf } from '../../src/records/messages/export/sheets.js';
import type { Kind } from '../../src/records/rules/kind.js';
import type { FoundRecord } from '../../src/records/rules/sought.js';
import { amy, branch } from '../scene.js';

const record = (kind: Kind, status: string): FoundRecord => ({
  id: crypto.randomUUID(),
  branchId: branch.id,
  kind: kind.name,
  number: 1,
  status,
  severity: null,
  summary: 'words',
  reporterId: amy.personId,
  ownerId: null,
  parentId: null,
  mergedId: null,
  link: null,
  details: {},
  version: 1,
  createdAt: new Date('2026-11-16T02:00:00Z'),
  updatedAt: new Date('2026-11-16T02:00:00Z'),
  closedAt: null,
  dueAt: null,
  into: null,
});

const all = (kinds as readonly Kind[]).flatMap((kind) =>
  Object.keys(kind.statuses).map((status) => record(kind, status)),
);
const exported = (country: string) => ({
  records: all,
  clocks: new Map(),
  secrets: new Map(all.map(({ id }) => [id, {}])),
  names: new Map(),
  branch: { ...branch, country },
  now: new Date('2026-11-16T02:00:00Z'),
});

describe.each(languages)('a file in %s', (language) => {
  const speech = speak(language);

  it.each(['CN', 'GB', 'BH', 'TW'])('has every column of a kind once, in %s', (country) => {
    for (const kind of kinds as readonly Kind[]) {
      const labels = columnsOf(kind, exported(country), speech).map(({ label }) => label);
      expect(
        labels.filter((label, place) => labels.indexOf(label) !== place),
        kind.name,
      ).toEqual([]);
    }
  });

  it('has sheets whose names a spreadsheet takes', () => {
    const names = sheetsOf(exported('CN'), speech).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(kinds.length);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/);
  });
});

describe('a plain table', () => {
  const said = (value: string) =>
    plainTable([{ name: 'a', columns: [{ label: 'text', type: 'text' }], rows: [[value]] }])
      .toString('utf8')
      .replace(/^\uFEFFtext\r\n/, '');

  it.each(['=1+1', '+1', '-1', '@A1', '\tx', '＝1', '＠A1'])('makes a text of %j', (value) => {
    expect(said(value)).toBe(`'${value}\r\n`);
  });
  it('keeps commas, quotation marks and lines in their cell', () => {
    expect(said('a,"b"\nc')).toBe('"a,""b""\nc"\r\n');
    expect(said('\r=1')).toBe(`"'\r=1"\r\n`);
    expect(said('plain')).toBe('plain\r\n');
  });
});
