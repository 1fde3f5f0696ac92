import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBranchFile } from '../../src/branches/rules/file.js';
import { routines } from '../../src/modules.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

const branches = `branches:
  - name: Riverside
    channel: C01RIVER
    timezone: Asia/Shanghai
    language: zh-CN
    country: CN
    hours:
      mon: 09:00-17:00
    people:
      U03HUA:
        - branch_head
    schedules: {}
`;
const office = `head_office:
  channel: C09OFFICE
  timezone: Asia/Taipei
  language: zh-TW
`;

let at: AtTerminal;
let file: string;
beforeAll(async () => {
  at = await sitAtTerminal();
  file = join(at.folder, 'branches.yaml');
});
afterAll(() => at.close());
const load = (text: string, ...more: string[]) => {
  writeFileSync(file, text);
  return at.lobby('branches', 'import', file, ...more);
};

test("head office's channel is created, announced and exported again", async () => {
  expect((await load(office + branches, '--dry-run')).said).toContain('made     head office (C09OFFICE)');
  expect(await at.use((prisma) => prisma.headOffice.count())).toBe(0);
  expect(await load(office + branches)).toMatchObject({
    code: 0,
    said: expect.stringContaining('made     head office (C09OFFICE)'),
  });
  expect((await load(office + branches)).said).toBe('0 made, 0 changed, 1 as they were.');
  const copy = join(at.folder, 'copy.yml');
  await at.lobby('branches', 'export', copy);
  expect(readFileSync(copy, 'utf8')).toBe(office + branches);
  // A file without it leaves it as it is.
  expect((await load(branches)).said).not.toContain('head office');
  expect(await at.use((prisma) => prisma.headOffice.count())).toBe(1);
  expect((await load(office.replace('zh-TW', 'en') + branches)).said).toContain(
    'changed  head office (C09OFFICE)',
  );
});

test("a branch's channel is refused before anything is saved", async () => {
  const elsewhere = branches.replace('C01RIVER', 'C02HILL').replace('Riverside', 'Hill');
  const { code, complained } = await load(office.replace('C09OFFICE', 'C01RIVER') + elsewhere);
  expect(code).toBe(1);
  expect(complained).toContain('head_office channel is that of the branch Riverside');
  expect(await at.use((prisma) => prisma.branch.count())).toBe(1);
});

test('each error is reported with its line', () => {
  const faults = (text: string) => {
    const file = readBranchFile(text + branches, 'yaml', routines);
    return 'errors' in file
      ? file.errors.map(({ line, where, message }) => `${line} ${where} ${message}`)
      : [];
  };
  expect(faults('head_office:\n  channel: office\n  timezone: Mars\n  clock: now\n')).toEqual([
    '2 head_office channel "office" is no channel id; they look like C0123456789',
    '2 head_office language is missing',
    '3 head_office timezone "Mars" is no time zone; they look like Asia/Shanghai',
    '4 head_office "clock" is not known; known are channel, timezone, language',
  ]);
  expect(faults('head_office: here\n')).toContain('1 head_office must be a table of keys and values');
  expect(faults(office.replace('C09OFFICE', 'C01RIVER'))).toEqual([
    '2 head_office channel is that of the branch Riverside; it must be another',
  ]);
  expect(faults('headoffice: {}\n')).toEqual([
    '1 headoffice is not known here; known are branches, head_office',
  ]);
  expect(readBranchFile(office + branches, 'yaml', routines)).toMatchObject({
    headOffice: { channel: 'C09OFFICE', timezone: 'Asia/Taipei', language: 'zh-TW' },
  });
});

test("a branch is not made in head office's channel", async () => {
  const there = branches.replace('C01RIVER', 'C09OFFICE');
  const { code, complained } = await load(there);
  expect(code).toBe(1);
  expect(complained).toContain("The channel C09OFFICE is head office's; nothing was changed.");
});
