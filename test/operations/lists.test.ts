import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveBranches } from '../../src/branches/store/save.js';
import { followers } from '../../src/modules.js';
import { type AtTerminal, sitAtTerminal } from './terminal.js';

const text = `lists:
  - title: Vault
    when: 30 minutes before opening
    owner: duty_supervisor
    signatures:
      - [duty_supervisor]
      - [branch_head]
    due: 20
    late: 60
    remind: [10]
    on_closed: skip
    items: |
      # Doors
      Vault shut
      Temperature [number 18-28]
  - name: opening
    title: Opening
    when: 40 minutes before opening
`;

let at: AtTerminal;
let file: string;
beforeAll(async () => {
  at = await sitAtTerminal();
  file = join(at.folder, 'lists.yaml');
  const branch = {
    timezone: 'Asia/Shanghai',
    language: 'zh-CN' as const,
    country: 'CN',
    hours: { mon: '09:00-17:00' },
    people: {},
    schedules: { opening: '0 8 * * *' },
  };
  const branches = [
    { ...branch, name: 'Riverside', channel: 'C01RIVER' },
    { ...branch, name: 'Hill', channel: 'C02HILL' },
  ];
  await at.use((prisma) => saveBranches({ prisma, followers }, branches, 'test', new Date()));
});
afterAll(() => at.close());

const rows = () =>
  at.use((prisma) => prisma.ownList.findMany({ orderBy: [{ name: 'asc' }, { version: 'asc' }] }));

test('a file with errors changes nothing, and every error is reported with its line', async () => {
  writeFileSync(
    file,
    text
      .replace('due: 20', 'due: soon')
      .replace('owner: duty_supervisor', 'owner: nobody')
      .replace('late: 60', 'latest: 60'),
  );
  const first = await at.lobby('lists', 'import', file, '--branch', 'C01RIVER');
  expect(first.code).toBe(1);
  expect(first.complained).toMatch(
    /lists\.yaml:4: error: lists\.1\.owner .*\n.*:8: error: lists\.1\.due .*\n.*:9: error: lists\.1\.latest is not known here\n3 errors; nothing was changed\./,
  );
  writeFileSync(
    file,
    text.replace('18-28', '28-18').replace('40 minutes', 'forty minutes').replace('[10]', '[30]'),
  );
  const second = await at.lobby('lists', 'import', file, '--branch', 'C01RIVER');
  expect(second.complained).toMatch(
    /:10: error: lists\.1\.remind must be less than the 20 minutes.*\n.*:15: error: lists\.1\.items has brackets.*\n.*:18: error: lists\.2\.when "forty minutes before opening" is no time.*\n3 errors/,
  );
  writeFileSync(file, 'lists: [');
  expect((await at.lobby('lists', 'import', file, '--branch', 'C01RIVER')).complained).toMatch(
    /:1: error: the file/,
  );
  expect(await rows()).toEqual([]);
});

test('an import makes; its export, imported again, changes nothing', async () => {
  writeFileSync(file, text);
  const { code, said } = await at.lobby('lists', 'import', file, '--branch', 'C01RIVER');
  expect(code).toBe(0);
  expect(said).toMatch(
    /made {5}Vault \(own_[0-9a-f]{8}\)\nmade {5}Opening \(opening\)\n2 changed, 0 as they were\./,
  );
  const copy = join(at.folder, 'copy.yaml');
  expect((await at.lobby('lists', 'export', copy, '--branch', 'C01RIVER')).said).toContain('Wrote 2 lists');
  expect(readFileSync(copy, 'utf8')).toContain('Temperature [number 18-28]');
  expect((await at.lobby('lists', 'import', copy, '--branch', 'C01RIVER')).said).toBe(
    '0 changed, 2 as they were.',
  );
  expect((await at.lobby('lists', 'export', '--branch', 'C01RIVER')).said).toBe(
    readFileSync(copy, 'utf8').trimEnd(),
  );
  const kept = await rows();
  expect(kept.map(({ name, version, text: words }) => [name.slice(0, 4), version, words !== null])).toEqual([
    ['open', 1, false],
    ['own_', 1, true],
  ]);
  // The newest time holds: the one that the branch file gave it is gone.
  const schedules = await at.use((prisma) => prisma.schedule.findMany({ orderBy: { branchId: 'asc' } }));
  expect(schedules.map(({ cron }) => cron).sort()).toEqual(['0 8 * * *', 'on']);
  const entries = await at.use((prisma) => prisma.auditEntry.findMany({ where: { action: 'list.saved' } }));
  expect(entries.map(({ actor }) => actor)).toEqual(['terminal', 'terminal']);
});

test("another branch's list is not accepted here, and an unknown branch is reported", async () => {
  const copy = join(at.folder, 'copy.yaml');
  const { code, complained } = await at.lobby('lists', 'import', copy, '--branch', 'C02HILL');
  expect(code).toBe(1);
  expect(complained).toMatch(
    /error: own_[0-9a-f]{8} is no list of Hill; leave the name out to make a new one/,
  );
  expect((await at.lobby('lists', 'import', copy, '--branch', 'C09NONE')).complained).toContain(
    'No branch has the channel C09NONE',
  );
  expect(await rows()).toHaveLength(2);
});
